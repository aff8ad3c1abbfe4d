package io.drillbook.runbooks;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillbook.runbooks.plan.Binder;
import io.drillbook.runbooks.plan.Definition;
import io.drillbook.runbooks.plan.PlanPreview;
import io.drillbook.runbooks.problem.Problem;
import io.drillbook.runbooks.problem.ProblemsException;
import io.drillbook.runbooks.source.SourceText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Whatever is typed, a plan comes out, or problems; and each problem points into the text. No input takes long, and none
 * makes the compiler throw.
 */
class MutatedRunbooksTest {
    private static final int RUNBOOKS = 2_000;
    private static final int INPUTS = 10_000;
    private static final int MANY_INPUTS = 1_000_000;
    private static final long SEED = 20_260_131;

    /** Far over what any of these small texts takes, and far under what a bomb would. */
    private static final Duration LONGEST = Duration.ofSeconds(5);

    @Test
    void mutationsOfAGoodRunbookGiveAPlanOrProblems() {
        Mutations mutations = new Mutations(SEED);
        String good = SampleRunbooks.text("nightly.yaml");
        int accepted = 0;
        for (int number = 0; number < RUNBOOKS; number++) {
            accepted += tried(number, mutations.of(good)) ? 1 : 0;
        }
        assertThat(accepted).as("some mutations do no harm, most do").isBetween(RUNBOOKS / 100, RUNBOOKS / 2);
    }

    @Test
    void tenThousandInputsGiveAPlanOrProblems() throws IOException {
        fuzz(INPUTS);
    }

    @Test
    @Tag("soak")
    void aMillionInputsGiveAPlanOrProblems() throws IOException {
        fuzz(MANY_INPUTS);
    }

    private static void fuzz(int inputs) throws IOException {
        Mutations mutations = new Mutations(SEED + inputs);
        List<String> texts = texts();
        assertThat(texts).hasSizeGreaterThan(300);
        for (int number = 0; number < inputs; number++) {
            tried(number, mutations.next(texts));
        }
    }

    /** Good runbooks, broken ones, and those that are shipped. */
    private static List<String> texts() throws IOException {
        List<String> texts = new ArrayList<>();
        for (Path folder :
                List.of(Path.of("src/test/resources/good"), Path.of("src/test/resources/broken"), Path.of("library"))) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.filter(each -> each.toString().endsWith(".yaml"))
                        .sorted()
                        .toList()) {
                    texts.add(Files.readString(file));
                }
            }
        }
        return texts;
    }

    private static boolean tried(int number, String text) {
        Duration start = CpuTime.ofThisThread();
        try {
            boolean accepted = compiled(text);
            assertThat(CpuTime.ofThisThread().minus(start)).isLessThan(LONGEST);
            return accepted;
        } catch (RuntimeException | StackOverflowError | AssertionError fault) {
            throw new AssertionError("input " + number + " of seed " + SEED + ":\n" + text, fault);
        }
    }

    private static boolean compiled(String text) {
        RunbookCompiler.Compiled compiled =
                RunbookCompiler.compile(new SourceText("runbook.yaml", text), SampleActions.CATALOG);
        long lines = text.chars().filter(unit -> unit == '\n' || unit == '\r').count() + 1;
        for (Problem problem : compiled.problems()) {
            assertThat((long) problem.position().line()).isBetween(1L, lines);
            assertThat(problem.message()).isNotBlank();
        }
        Optional<Definition> definition = compiled.definition();
        if (definition.isEmpty()) {
            assertThat(compiled.problems()).anyMatch(problem -> problem.severity() == Problem.Severity.ERROR);
            return false;
        }
        try {
            PlanPreview.of(Binder.bind(
                    definition.get(),
                    SampleInventory.INVENTORY,
                    new TreeMap<>(Map.of("cluster", "orders", "sandbox", "cellar"))));
        } catch (ProblemsException refused) {
            assertThat(refused.problems()).isNotEmpty();
        }
        return true;
    }
}
