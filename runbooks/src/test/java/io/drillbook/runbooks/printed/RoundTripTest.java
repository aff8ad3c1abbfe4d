package io.drillbook.runbooks.printed;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillbook.runbooks.model.Runbook;
import io.drillbook.runbooks.model.StepKind;
import io.drillbook.runbooks.parse.RunbookParser;
import io.drillbook.runbooks.problem.Problem;
import io.drillbook.runbooks.problem.ProblemList;
import io.drillbook.runbooks.source.SourceText;
import io.drillbook.runbooks.yaml.YamlDocument;
import io.drillbook.runbooks.yaml.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A runbook that is read, written out and read again is the same runbook. */
class RoundTripTest {
    private static final int RUNBOOKS = 2000;

    @Test
    void whatIsMadeUpIsReadAsItIsAndReadAgainWhenItIsWrittenOut() {
        for (long seed = 0; seed < RUNBOOKS; seed++) {
            Map<String, Object> made = RandomRunbooks.tree(new Random(seed));
            String text = YamlWriter.write(made, new Random(seed));
            Runbook model = model(text);
            Map<String, Object> printed = RunbookPrinter.tree(model);
            assertThat(printed).as("seed %d, nothing is lost:%n%s", seed, text).isEqualTo(made);
            Runbook again = model(YamlWriter.write(printed, new Random(~seed)));
            assertThat(Bare.of(again)).as("seed %d:%n%s", seed, text).isEqualTo(Bare.of(model));
        }
    }

    @Test
    void everyKindOfStepIsMadeUp() {
        TreeSet<String> seen = new TreeSet<>();
        for (long seed = 0; seed < 50; seed++) {
            String text = YamlWriter.write(RandomRunbooks.tree(new Random(seed)), new Random(seed));
            StepKind.words().stream()
                    .filter(word -> text.contains("  " + word + ":"))
                    .forEach(seen::add);
        }
        assertThat(seen).containsExactlyElementsOf(new TreeSet<>(StepKind.words()));
    }

    @ParameterizedTest
    @MethodSource("written")
    void whatPeopleWroteIsTheSameWhenItIsWrittenOut(Path file) throws IOException {
        Runbook model = model(Files.readString(file));
        Runbook again = model(YamlWriter.write(RunbookPrinter.tree(model), new Random(7)));
        assertThat(Bare.of(again)).isEqualTo(Bare.of(model));
    }

    static List<Path> written() throws IOException {
        List<Path> files = new ArrayList<>();
        for (Path folder : List.of(Path.of("library"), Path.of("src/test/resources/good"))) {
            try (Stream<Path> found = Files.walk(folder)) {
                found.filter(file -> file.toString().endsWith(".yaml"))
                        .filter(file -> !file.toString().endsWith(".test.yaml"))
                        .sorted()
                        .forEach(files::add);
            }
        }
        return files;
    }

    private static Runbook model(String text) {
        YamlDocument document = YamlReader.read(new SourceText("runbook.yaml", text));
        ProblemList problems = new ProblemList("runbook.yaml");
        Runbook model =
                RunbookParser.parse(document.root().orElseThrow(), "", problems).orElseThrow();
        List<Problem> all = new ArrayList<>(document.problems());
        all.addAll(problems.sorted());
        assertThat(all).as(text).isEmpty();
        return model;
    }
}
