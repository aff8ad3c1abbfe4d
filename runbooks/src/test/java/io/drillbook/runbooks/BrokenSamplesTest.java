package io.drillbook.runbooks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.drillbook.runbooks.problem.Problem;
import io.drillbook.runbooks.source.SourceText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Mistakes people make, each in a folder with the exact text they get to read. {@code -Ddrillbook.golden.write=true}
 * writes the texts anew; read every one of them before it is committed.
 */
class BrokenSamplesTest {
    private static final Path FOLDER = Path.of("src/test/resources/broken");
    private static final Path SOURCES = Path.of("src/main/java/io/drillbook/runbooks");
    private static final Pattern CODE = Pattern.compile("\\b(?:error|warning|wrong)\\(\\s*\"([a-z-]+)\"");
    private static final Pattern SHOWN = Pattern.compile("(?:error|warning)\\[([a-z-]+)]");

    /** Rooms whose problems concern the text of a runbook. */
    private static final List<String> ROOMS = List.of("yaml", "parse", "typing", "check");

    /** Shown by a test of its own: a sample would be a file of a megabyte. */
    private static final String LARGE = "yaml-too-large";

    @TestFactory
    Stream<DynamicTest> everySampleSaysExactlyWhatIsExpected() {
        return samples()
                .map(folder -> DynamicTest.dynamicTest(folder.getFileName().toString(), () -> check(folder)));
    }

    @Test
    void thereAreAtLeastThreeHundred() {
        assertThat(samples()).hasSizeGreaterThanOrEqualTo(300);
    }

    @Test
    void noProblemShowsTheInsideOfTheProgram() {
        assertThat(samples().map(folder -> read(folder.resolve("expected.txt"))))
                .noneMatch(
                        text -> text.contains("Exception") || text.contains("io.drillbook") || text.contains("\tat "));
    }

    @Test
    void everyCodeHasASample() throws IOException {
        SortedSet<String> known = new TreeSet<>();
        for (String room : ROOMS) {
            try (Stream<Path> files = Files.list(SOURCES.resolve(room))) {
                files.forEach(file -> CODE.matcher(read(file)).results().forEach(found -> known.add(found.group(1))));
            }
        }
        known.remove(LARGE);
        SortedSet<String> shown = samples()
                .map(folder -> read(folder.resolve("expected.txt")))
                .flatMap(text -> SHOWN.matcher(text).results().map(found -> found.group(1)))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(known).hasSizeGreaterThan(40);
        assertThat(shown).containsAll(known);
    }

    private static void check(Path folder) throws IOException {
        SourceText source = new SourceText("runbook.yaml", read(folder.resolve("runbook.yaml")));
        String said =
                RunbookCompiler.compile(source, SampleActions.CATALOG, new FolderTexts(folder)).problems().stream()
                        .map(Problem::toString)
                        .collect(Collectors.joining("\n", "", "\n"));
        Path expected = folder.resolve("expected.txt");
        if (Boolean.getBoolean("drillbook.golden.write")) {
            Files.writeString(expected, said);
        }
        assertThat(said).isEqualTo(read(expected)).isNotBlank();
    }

    private static Stream<Path> samples() {
        try (Stream<Path> folders = Files.list(FOLDER)) {
            return folders.sorted().toList().stream();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, UTF_8);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
