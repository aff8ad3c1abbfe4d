package io.drillbook.runbooks.expression;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillbook.runbooks.type.ValueType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ExpressionCheckerTest {
    /**
     * {@code checks.txt} holds expressions, one a line, and under each what checking it says. The expressions are read,
     * the answers made anew, and the two texts compared.
     */
    @Test
    void everyExpressionGetsExactlyItsAnswer() throws IOException {
        String golden = golden();
        String answered = golden.lines()
                .filter(line -> !line.startsWith(" "))
                .map(line -> line.isEmpty() || line.startsWith("#") ? line : line + "\n" + answer(line))
                .collect(Collectors.joining("\n", "", "\n"));
        assertThat(answered).isEqualTo(golden);
    }

    @Test
    void allIssuesOfAnExpressionComeTogetherInOrder() {
        Checked checked = check("stepz.x > 1 && inputs.nope == 2 || steps.before.lag > 5");
        assertThat(((Checked.Bad) checked).issues())
                .extracting(ExpressionIssue::code)
                .containsExactly("unknown-name", "unknown-field", "type-mismatch");
    }

    @Test
    void offsetsCountCodePoints() {
        Checked checked = check("\"𝄞𝄞\" == inputs.nope");
        assertThat(((Checked.Bad) checked).issues().getFirst().offset()).isEqualTo(15);
    }

    @Test
    void issueOnALaterLineHasItsOffset() {
        Checked checked = check("true\n  && stepz");
        assertThat(((Checked.Bad) checked).issues().getFirst().offset()).isEqualTo(10);
        Checked slip = check("true\n  && =");
        assertThat(((Checked.Bad) slip).issues().getFirst().offset()).isEqualTo(10);
    }

    @Test
    void expressionHasALength() {
        Checked checked = check("\"" + "x".repeat(5000) + "\"");
        assertThat(((Checked.Bad) checked).issues())
                .extracting(ExpressionIssue::code)
                .containsExactly("expression-too-long");
    }

    @Test
    void nestingHasAnEnd() {
        for (String deep : List.of(
                "(".repeat(500) + "1" + ")".repeat(500),
                "[".repeat(500) + "1" + "]".repeat(500),
                "-(".repeat(300) + "1" + ")".repeat(300),
                "1" + "+1".repeat(2000),
                "inputs" + ".x".repeat(2000),
                "inputs" + ".?x".repeat(1300),
                "true ? 1 : ".repeat(300) + "1")) {
            assertThat(((Checked.Bad) check(deep)).issues())
                    .extracting(ExpressionIssue::code)
                    .contains("expression-too-deep");
        }
    }

    @Test
    void literalTextsKnowTheirWords() {
        Checked.Good good = (Checked.Good) check("inputs.count > 1 ? \"full\" : \"incremental\"");
        assertThat(good.type()).isEqualTo(new ValueType.Text(List.of("full", "incremental")));
    }

    @Test
    void emptyScopeKnowsNoName() {
        Checked checked = ExpressionChecker.check("inputs", new Scope(new TreeMap<>()));
        assertThat(((Checked.Bad) checked).issues().getFirst().hint()).isEmpty();
    }

    private static Checked check(String source) {
        return ExpressionChecker.check(source, SampleScope.scope());
    }

    private static String answer(String source) {
        return switch (check(source)) {
            case Checked.Good(ValueType type, boolean absent) ->
                "    = " + type.display() + (absent ? ", may be absent" : "");
            case Checked.Bad(List<ExpressionIssue> issues) ->
                issues.stream().map(ExpressionCheckerTest::line).collect(Collectors.joining("\n"));
        };
    }

    private static String line(ExpressionIssue issue) {
        return "    " + issue.offset() + " " + issue.code() + ": " + issue.message()
                + issue.hint().map(hint -> "\n        hint: " + hint).orElse("");
    }

    private static String golden() throws IOException {
        try (InputStream stream = ExpressionCheckerTest.class.getResourceAsStream("checks.txt")) {
            return new String(Objects.requireNonNull(stream, "checks.txt").readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
