package io.drillbook.runbooks.expression;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillbook.runbooks.json.ValueCodec;
import io.drillbook.runbooks.json.ValueException;
import io.drillbook.runbooks.type.ValueType;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What the checker calls good, the runtime evaluates to a value of the type the checker named. */
class ExpressionSoundnessTest {
    private static final int SAMPLES = 4_000;

    /** What no type can rule out. */
    private static final Set<String> HONEST =
            Set.of("division-by-zero", "number-overflow", "index-out-of-range", "bad-format", "too-many-iterations");

    private final Evaluator evaluator = new Evaluator();

    @Test
    void goodExpressionsHaveValuesOfTheirTypes() {
        Random random = new Random(20260131);
        int good = 0;
        int valued = 0;
        Set<String> types = new TreeSet<>();
        for (int sample = 0; sample < SAMPLES; sample++) {
            String source = new RandomExpressions(random).next();
            if (ExpressionChecker.check(source, SampleScope.scope())
                    instanceof Checked.Good(ValueType type, boolean absent)) {
                good++;
                if (hasItsValue(source, type, absent)) {
                    valued++;
                    types.add(type.getClass().getSimpleName());
                }
            }
        }
        assertThat(good).as("the generator makes enough good expressions").isGreaterThan(SAMPLES / 10);
        assertThat(valued).isGreaterThan(good * 8 / 10);
        assertThat(types)
                .contains(
                        "Text",
                        "Whole",
                        "Decimal",
                        "Truth",
                        "DurationType",
                        "SizeType",
                        "TimeType",
                        "ListOf",
                        "RecordOf");
    }

    @Test
    void noTextMakesTheCheckerOrTheEvaluatorFall() {
        Random random = new Random(7);
        List<String> scraps = List.of(
                "steps", "inputs", ".", "?", "(", ")", "[", "]", "\"", "'", "1", "has", "&&", "||", "!", "-", "{", "}",
                "é", "𝄞", "\n", "\\", "r\"", ",", ":", "in", "null", "0x", "1e9", "u", "b", "//", "$", "=", "<",
                "map");
        for (int sample = 0; sample < 2_000; sample++) {
            StringBuilder text = new StringBuilder();
            for (int scrap = random.nextInt(9); scrap >= 0; scrap--) {
                text.append(scraps.get(random.nextInt(scraps.size())));
            }
            String source = text.toString();
            if (ExpressionChecker.check(source, SampleScope.scope()) instanceof Checked.Bad bad) {
                int length = source.codePointCount(0, source.length());
                assertThat(bad.issues())
                        .as(source)
                        .allSatisfy(issue -> assertThat(issue.offset()).isBetween(0, length));
            }
            try {
                evaluator.evaluate(source, SampleScope.bindings());
            } catch (EvaluationException expected) {
                assertThat(expected.code()).as(source).isNotEmpty();
            }
        }
    }

    /** Whether there is a value; it then has the type. A failure must be one that no type can rule out. */
    private boolean hasItsValue(String source, ValueType type, boolean absent) {
        Optional<Object> value;
        try {
            value = evaluator.evaluate(source, SampleScope.bindings());
        } catch (EvaluationException failure) {
            assertThat(HONEST).as(source + ": " + failure.getMessage()).contains(failure.code());
            return false;
        }
        assertThat(value.isPresent() || absent).as(source + " is there").isTrue();
        value.ifPresent(present -> assertFits(source, type, present));
        return true;
    }

    private static void assertFits(String source, ValueType type, Object value) {
        try {
            ValueCodec.encode(type, value);
        } catch (ValueException fault) {
            // Computing may leave the range of JSON or of finite numbers; anything else is the checker's fault.
            assertThat(fault.reason()).as(source).containsAnyOf("beyond", "finite");
        }
    }
}
