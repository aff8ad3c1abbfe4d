package io.drillbook.runbooks.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillbook.runbooks.problem.ProblemsException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each case of {@code broken.txt} changes the good inventory in one place and says exactly what is then told:
 *
 * <pre>
 * == what is wrong
 * - text to replace
 * + text in its place
 * expected problems
 * </pre>
 */
class BrokenInventoryTest {
    @ParameterizedTest
    @MethodSource("cases")
    void problemIsToldExactly(Case broken) throws IOException {
        assertThat(told(broken)).isEqualTo(broken.expected());
    }

    @Test
    void thereAreAtLeastTwentyCases() throws IOException {
        assertThat(cases()).hasSizeGreaterThan(20);
    }

    record Case(String name, String from, String to, String expected) {
        @Override
        public String toString() {
            return name;
        }
    }

    static String told(Case broken) throws IOException {
        String good = InventoryReaderTest.good();
        assertThat(good).as("the good inventory").contains(broken.from());
        try {
            InventoryReaderTest.read(good.replaceFirst(
                    java.util.regex.Pattern.quote(broken.from()),
                    java.util.regex.Matcher.quoteReplacement(broken.to())));
            return "nothing";
        } catch (ProblemsException refused) {
            return String.valueOf(refused.getMessage());
        }
    }

    static Stream<Case> cases() throws IOException {
        try (InputStream stream = BrokenInventoryTest.class.getResourceAsStream("broken.txt")) {
            String text =
                    new String(Objects.requireNonNull(stream, "broken.txt").readAllBytes(), StandardCharsets.UTF_8);
            return Stream.of(text.split("(?m)^== "))
                    .filter(block -> !block.isBlank())
                    .map(BrokenInventoryTest::parse);
        }
    }

    private static Case parse(String block) {
        List<String> from = new ArrayList<>();
        List<String> to = new ArrayList<>();
        List<String> expected = new ArrayList<>();
        List<String> lines = block.lines().toList();
        for (String line : lines.subList(1, lines.size())) {
            if (line.startsWith("- ") || line.equals("-")) {
                from.add(line.substring(Math.min(2, line.length())));
            } else if (line.startsWith("+ ") || line.equals("+")) {
                to.add(line.substring(Math.min(2, line.length())));
            } else {
                expected.add(line);
            }
        }
        return new Case(
                lines.getFirst(),
                String.join("\n", from),
                String.join("\n", to),
                String.join("\n", expected).strip());
    }
}
