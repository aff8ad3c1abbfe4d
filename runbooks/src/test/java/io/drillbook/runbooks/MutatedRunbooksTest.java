package io.drillbook.runbooks;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillbook.runbooks.plan.Binder;
import io.drillbook.runbooks.plan.Definition;
import io.drillbook.runbooks.plan.PlanPreview;
import io.drillbook.runbooks.problem.Problem;
import io.drillbook.runbooks.problem.ProblemsException;
import io.drillbook.runbooks.source.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Whatever is typed, a plan comes out, or problems; and each problem points into the text. */
class MutatedRunbooksTest {
    private static final int RUNBOOKS = 2_000;
    private static final long SEED = 20_260_131;

    private static final List<String> PIECES = List.of(
            "\t",
            "\"",
            "'",
            "${",
            "}",
            "{",
            "]",
            "[",
            ": ",
            "#",
            " #",
            "&a ",
            "*a",
            "!x ",
            "|\n",
            ">-\n",
            "- ",
            "\n",
            "---\n",
            "?",
            "%",
            "@",
            "\u0000",
            "\uD83D\uDE00",
            "\uFEFF",
            "\u2028",
            "\\",
            "\\x",
            "steps.",
            "inputs.?",
            "has(",
            ")",
            "null",
            "~",
            "010",
            "no",
            "9999999999999999999",
            "1e999",
            "id: before\n",
            "when: true\n",
            "steps: []\n",
            "<<: 1\n");

    @Test
    void mutationsOfAGoodRunbookGiveAPlanOrProblems() {
        Random random = new Random(SEED);
        String good = SampleRunbooks.text("nightly.yaml");
        int accepted = 0;
        for (int number = 0; number < RUNBOOKS; number++) {
            String text = mutate(good, random, 1 + random.nextInt(4));
            try {
                accepted += tried(text) ? 1 : 0;
            } catch (RuntimeException | StackOverflowError fault) {
                throw new AssertionError("mutation " + number + " of seed " + SEED + ":\n" + text, fault);
            }
        }
        assertThat(accepted).as("some mutations do no harm, most do").isBetween(RUNBOOKS / 100, RUNBOOKS / 2);
    }

    private static boolean tried(String text) {
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

    private static String mutate(String good, Random random, int times) {
        String text = good;
        for (int time = 0; time < times; time++) {
            text = switch (random.nextInt(7)) {
                case 0 -> cut(text, random, 1 + random.nextInt(3));
                case 1 -> insert(text, random, PIECES.get(random.nextInt(PIECES.size())));
                case 2 -> insert(text, random, Character.toString(32 + random.nextInt(95)));
                case 3 -> lines(text, random, Kind.DELETE);
                case 4 -> lines(text, random, Kind.REPEAT);
                case 5 -> lines(text, random, Kind.SHIFT);
                default -> words(text, random);
            };
        }
        return text;
    }

    private static String cut(String text, Random random, int length) {
        int at = random.nextInt(Math.max(1, text.length() - length));
        return text.substring(0, at) + text.substring(Math.min(text.length(), at + length));
    }

    private static String insert(String text, Random random, String piece) {
        int at = random.nextInt(text.length() + 1);
        return text.substring(0, at) + piece + text.substring(at);
    }

    private enum Kind {
        DELETE,
        REPEAT,
        SHIFT
    }

    private static String lines(String text, Random random, Kind kind) {
        List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
        int at = random.nextInt(lines.size());
        switch (kind) {
            case DELETE -> lines.remove(at);
            case REPEAT -> lines.add(random.nextInt(lines.size()), lines.get(at));
            case SHIFT ->
                lines.set(
                        at,
                        random.nextBoolean()
                                ? "  " + lines.get(at)
                                : lines.get(at).replaceFirst("^  ", ""));
        }
        return String.join("\n", lines);
    }

    /** Puts one word of the text in the place of another: the mistakes that still look right. */
    private static String words(String text, Random random) {
        List<String> words = List.of(text.split("[^A-Za-z_.]+"));
        String out = words.get(random.nextInt(words.size()));
        int at = out.isEmpty() ? -1 : text.indexOf(out, random.nextInt(text.length()));
        return at < 0
                ? text
                : text.substring(0, at) + words.get(random.nextInt(words.size())) + text.substring(at + out.length());
    }
}
