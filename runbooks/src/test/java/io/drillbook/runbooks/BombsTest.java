package io.drillbook.runbooks;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillbook.runbooks.problem.Problem;
import io.drillbook.runbooks.source.SourceText;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Texts made to exhaust time or memory are refused at once. */
class BombsTest {
    private static final Duration AT_ONCE = Duration.ofSeconds(5);

    /** Far under what the expanded bombs would take: theirs are gigabytes. */
    private static final int MOST_PROBLEMS = 100_000;

    private static final String HEAD = """
            runbook: bomb
            language: 1
            title: A bomb
            kind: maintenance
            engine: sample
            owner: database-team
            inputs: { kind: { type: text } }
            guard: { max_duration: 1h }
            steps:
            """;

    @Test
    void aBillionLaughsAreRefusedAsAnchorsAndAliases() {
        StringBuilder text = new StringBuilder("a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol]\n");
        for (int level = 1; level < 30; level++) {
            String alias = "*a" + (level - 1);
            text.append("a" + level + ": &a" + level + " [" + String.join(", ", java.util.Collections.nCopies(9, alias))
                    + "]\n");
        }
        assertThat(codes(text.toString())).contains("yaml-anchor", "yaml-alias");
    }

    @Test
    void aHundredThousandBracketsAreTooDeep() {
        assertThat(codes(HEAD + "  - " + "[".repeat(100_000))).isNotEmpty();
        assertThat(codes(HEAD + "  - " + "[".repeat(100_000) + "]".repeat(100_000)))
                .contains("yaml-too-deep");
        assertThat(codes(HEAD + "  - " + "{a: ".repeat(50_000) + "}".repeat(50_000)))
                .contains("yaml-too-deep");
    }

    @Test
    void stepsInStepsInStepsAreTooDeep() {
        StringBuilder text = new StringBuilder(HEAD);
        for (int level = 0; level < 400; level++) {
            String indent = " ".repeat(2 + 4 * level);
            text.append(indent).append("- block: b\n").append(indent).append("  steps:\n");
        }
        assertThat(codes(text + " ".repeat(1602) + "- wait: 1s\n")).contains("yaml-too-deep");
    }

    @Test
    void aHundredMegabytesAreTooLarge() {
        assertThat(codes(HEAD + "# " + "x".repeat(100 << 20))).containsExactly("yaml-too-large");
    }

    @Test
    void anExpressionNestedWithoutEndIsTooDeepOrTooLong() {
        for (int depth : List.of(50, 500, 5_000, 50_000)) {
            String nested = "(".repeat(depth) + "1" + ")".repeat(depth) + " == 1";
            assertThat(codes(HEAD + "  - assert: deep\n    that: " + nested + "\n"))
                    .as(depth + " levels")
                    .hasSizeLessThan(3);
            String lists = "[".repeat(depth) + "]".repeat(depth) + " == []";
            assertThat(codes(HEAD + "  - assert: deep\n    that: '" + lists + "'\n"))
                    .as(depth + " lists")
                    .isNotEmpty();
        }
        String choices = "inputs.kind == 'a' ? 1 : ".repeat(2_000) + "2";
        assertThat(codes(HEAD + "  - assert: deep\n    that: \"(" + choices + ") == 1\"\n"))
                .isNotEmpty();
        String negations = "!".repeat(20_000) + "true";
        assertThat(codes(HEAD + "  - assert: deep\n    that: '" + negations + "'\n"))
                .isNotEmpty();
    }

    @Test
    void loopsInLoopsInAnExpressionAreRefused() {
        String loop = "[1,2,3,4,5,6,7,8,9].all(a, ";
        String nested = loop.repeat(40) + "true" + ")".repeat(40);
        assertThat(codes(HEAD + "  - assert: slow\n    that: '" + nested + "'\n"))
                .isNotEmpty();
    }

    @Test
    void aTextOfHolesWithoutEndIsRead() {
        String holes = "${ inputs.kind }".repeat(30_000);
        assertThat(codes(HEAD + "  - action: sample.say\n    with: { text: '" + holes + "' }\n"))
                .hasSizeLessThan(3);
        assertThat(codes(HEAD + "  - action: sample.say\n    with: { text: '" + "${".repeat(100_000) + "' }\n"))
                .isNotEmpty();
    }

    @Test
    void aFileThatIsWrongOnEveryLineIsReadToItsEnd() {
        String wrong = "  - wiat: 1s\n".repeat(50_000);
        assertThat(codes(HEAD + wrong)).hasSizeGreaterThanOrEqualTo(50_000);
    }

    @Test
    void keysWithoutEndAreRead() {
        StringBuilder text = new StringBuilder(HEAD + "  - action: sample.say\n    with:\n");
        for (int key = 0; key < 40_000; key++) {
            text.append("      k").append(key).append(": x\n");
        }
        assertThat(codes(text.toString())).hasSizeGreaterThanOrEqualTo(40_000);
    }

    private static List<String> codes(String text) {
        Duration start = CpuTime.ofThisThread();
        List<Problem> problems = RunbookCompiler.compile(new SourceText("bomb.yaml", text), SampleActions.CATALOG)
                .problems();
        assertThat(CpuTime.ofThisThread().minus(start)).isLessThan(AT_ONCE);
        assertThat(problems).hasSizeLessThan(MOST_PROBLEMS);
        return problems.stream().map(Problem::code).toList();
    }
}
