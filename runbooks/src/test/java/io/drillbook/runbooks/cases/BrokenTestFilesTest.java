package io.drillbook.runbooks.cases;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillbook.runbooks.SampleRunbooks;
import io.drillbook.runbooks.problem.Problem;
import io.drillbook.runbooks.source.SourceText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Mistakes in test files of the good runbook nightly, each with the exact text its author gets to read.
 * {@code -Ddrillbook.golden.write=true} writes the texts anew; read every one of them before it is committed.
 */
class BrokenTestFilesTest {
    private static final Path FOLDER = Path.of("src/test/resources/broken-tests");
    private static final Path SOURCES = Path.of("src/main/java/io/drillbook/runbooks/cases");
    private static final Pattern CODE = Pattern.compile("\\berror\\(\\s*\"([a-z-]+)\"");
    /** Shown by CaseReaderTest: the good runbook has a lock. */
    private static final String OF_NO_LOCK = "no-lock";

    private static final Pattern SHOWN = Pattern.compile("error\\[([a-z-]+)]");

    @TestFactory
    Stream<DynamicTest> everySampleSaysExactlyWhatIsExpected() {
        return samples().map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> check(file)));
    }

    @Test
    void everyCodeHasASample() throws IOException {
        SortedSet<String> known = new TreeSet<>();
        try (Stream<Path> files = Files.list(SOURCES)) {
            files.forEach(file -> CODE.matcher(read(file)).results().forEach(found -> known.add(found.group(1))));
        }
        known.remove(OF_NO_LOCK);
        SortedSet<String> shown = samples()
                .flatMap(file -> SHOWN.matcher(read(expected(file))).results().map(found -> found.group(1)))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(known).hasSizeGreaterThan(10);
        assertThat(shown).containsAll(known);
    }

    private static void check(Path file) throws IOException {
        CaseReader.Read read = CaseReader.read(
                new SourceText("nightly.test.yaml", read(file)), SampleRunbooks.definition("nightly.yaml"));
        String said = read.problems().stream().map(Problem::toString).collect(Collectors.joining("\n", "", "\n"));
        if (Boolean.getBoolean("drillbook.golden.write")) {
            Files.writeString(expected(file), said);
        }
        assertThat(said).isEqualTo(read(expected(file))).isNotBlank();
        assertThat(read.cases()).isEmpty();
    }

    private static Path expected(Path file) {
        return file.resolveSibling(file.getFileName().toString().replace(".test.yaml", ".expected.txt"));
    }

    private static Stream<Path> samples() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".test.yaml")).sorted().toList().stream();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
