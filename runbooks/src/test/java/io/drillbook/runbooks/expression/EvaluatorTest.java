package io.drillbook.runbooks.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.drillbook.runbooks.type.DataSize;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvaluatorTest {
    private final Evaluator evaluator = new Evaluator();

    @Test
    void durationsCompareAsDurations() {
        gives("steps.before.lag < objectives.rpo", true);
        gives("steps.before.lag == duration(\"250ms\")", true);
        gives("duration(\"1d\") == duration(\"24h\")", true);
    }

    @Test
    void durationsAreComputedWith() {
        gives("steps.before.lag * 4", Duration.ofSeconds(1));
        gives("0.5 * objectives.rpo", Duration.ofSeconds(30));
        gives("objectives.rpo / 4", Duration.ofSeconds(15));
        gives("objectives.rpo / steps.before.lag", 240.0);
        gives("-steps.before.lag", Duration.ofMillis(-250));
        gives("objectives.rpo - steps.before.lag", Duration.ofMillis(59_750));
    }

    @Test
    void timesMoveByDurations() {
        gives("steps.before.at + duration(\"1h\")", Instant.parse("2026-02-01T00:30:00Z"));
        gives("duration(\"1h\") + steps.before.at", Instant.parse("2026-02-01T00:30:00Z"));
        gives("steps.before.at - timestamp(\"2026-02-01T00:30:00+01:00\")", Duration.ZERO);
        gives("steps.before.at - duration(\"30m\") > timestamp(\"2026-01-31T22:00:00Z\")", true);
    }

    @Test
    void partsOfTimesAreInUtc() {
        gives("steps.before.at.getHours()", 23L);
        gives("steps.before.at.getFullYear()", 2026L);
        gives("steps.before.at.getDate()", 31L);
    }

    @Test
    void sizesAreATypeOfTheirOwn() {
        gives("steps.before.used < inputs.limit", true);
        gives("steps.before.used / inputs.limit", 0.25);
        gives("steps.before.used + bytes_of(\"512MiB\")", DataSize.of("5632MiB"));
        gives("inputs.limit - steps.before.used", DataSize.of("15GiB"));
        gives("bytes_of(\"1GiB\") * 1.5", DataSize.of("1536MiB"));
        gives("2 * bytes_of(\"1GiB\") == bytes_of(\"2048MiB\")", true);
        gives("bytes_of(\"10B\") / 4", new DataSize(3));
        gives("steps.before.used == inputs.limit", false);
        gives("steps.before.used in [bytes_of(\"5GiB\")]", true);
    }

    @Test
    void numbersOfBothKindsCompare() {
        gives("inputs.count > inputs.ratio", true);
        gives("inputs.count == 3.0", true);
        gives("9007199254740993 > 9007199254740992.0", true);
        gives("7 / 2", 3L);
        gives("7 % 2", 1L);
        gives("7.0 / 2.0", 3.5);
        gives("int(\"12\") + int(3.9)", 15L);
        gives("double(inputs.count) * inputs.ratio", 1.5);
    }

    @Test
    void absentValueComesOutEmpty() {
        assertThat(evaluate("steps.?outage.rto_service")).isEmpty();
        assertThat(evaluate("inputs.?note")).isEmpty();
        assertThat(evaluate("inputs.labels[?\"owner\"]")).isEmpty();
        assertThat(evaluate("inputs.labels[?\"team\"]")).contains("shop");
        assertThat(evaluate("inputs.cluster.nodes[?7]")).isEmpty();
    }

    @Test
    void presenceIsTested() {
        gives("has(inputs.note)", false);
        gives("has(steps.?outage.rto_service)", false);
        gives("has(steps.outage) && steps.outage.lost > 0", false);
        gives("steps.?outage.hasValue()", false);
        gives("\"team\" in inputs.labels && inputs.labels.team == \"shop\"", true);
        gives("steps.?outage.rto_service.orValue(duration(\"0s\")) < objectives.rpo", true);
        gives("inputs.?note.or(inputs.labels.?team).orValue(\"-\")", "shop");
    }

    @Test
    void presentOptionalIsUnwrapped() {
        SortedMap<String, Object> bindings = SampleScope.bindings();
        bindings.put("objectives", SampleScope.map(Map.of("rto", Duration.ofMinutes(5))));
        assertThat(evaluator.evaluate("objectives.?rto", bindings)).contains(Duration.ofMinutes(5));
    }

    @Test
    void listsAreWalked() {
        gives("inputs.cluster.nodes.exists(n, has(n.lag) && n.lag > duration(\"1s\"))", true);
        gives("inputs.cluster.nodes.all(n, n.port > 0)", true);
        gives("inputs.cluster.nodes.exists_one(n, n.name == \"pg-1\")", true);
        gives("inputs.cluster.nodes.map(n, n.name)", List.of("pg-1", "pg-2"));
        gives("inputs.cluster.nodes.filter(n, n.port > 5432)[0].name", "pg-2");
        gives("size(inputs.cluster.nodes) + inputs.cluster.name.size()", 8L);
        gives("[1, 2] + [3]", List.of(1L, 2L, 3L));
        gives("inputs.labels.map(key, key)", List.of("team"));
    }

    @Test
    void textsAreTested() {
        gives("inputs.cluster.name.startsWith(\"or\") && inputs.cluster.name.endsWith(\"s\")", true);
        gives("inputs.cluster.name.contains(\"de\") && inputs.cluster.name.matches(\"^o.*s$\")", true);
        gives("inputs.fault == \"crash\" ? \"R3\" : \"R2\"", "R3");
    }

    @Test
    void valuesTurnIntoTextInOurForm() {
        gives("string(objectives.rpo)", "1m");
        gives("string(inputs.limit)", "20GiB");
        gives("string(steps.before.at)", "2026-01-31T23:30:00Z");
        gives("string(inputs.ratio) + \" \" + string(inputs.count) + \" \" + string(true)", "0.5 3 true");
    }

    @Test
    void wholeRecordsComeBackAsTheyAre() {
        assertThat(evaluate("inputs.cluster.nodes[0]"))
                .contains(SampleScope.map(Map.of("name", "pg-1", "port", 5432L)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "steps.outage.lost                            | value-absent        | a value is not there: key 'outage' is not present in map. in steps.outage.lost",
                "live.writable_nodes > 1                      | value-absent        |",
                "1 / (inputs.count - 3)                       | division-by-zero    | division by zero in 1 / (inputs.count - 3)",
                "inputs.count % (inputs.count - 3)            | division-by-zero    |",
                "objectives.rpo / duration(\"0s\")            | division-by-zero    |",
                "inputs.limit / 0                             | division-by-zero    |",
                "9223372036854775807 + inputs.count           | number-overflow     |",
                "9223372036854775807 * inputs.count           | number-overflow     |",
                "steps.before.used - inputs.limit             | number-overflow     | a number is out of range: 5GiB - 20GiB is below zero, and a size is not in steps.before.used - inputs.limit",
                "inputs.limit * -1                            | number-overflow     |",
                "inputs.limit * 99999999999                   | number-overflow     |",
                "inputs.cluster.nodes[2].name                 | index-out-of-range  |",
                "inputs.cluster.nodes[-1].name                | index-out-of-range  |",
                "duration(inputs.fault)                       | bad-format          | \"crash\" is not a duration in duration(inputs.fault)",
                "bytes_of(inputs.fault)                       | bad-format          |",
                "timestamp(inputs.fault)                      | bad-format          |",
                "int(inputs.fault)                            | bad-format          |",
                "inputs.fault < 5                             | wrong-types         |",
                "inputs.fault + 5                             | wrong-types         |",
                "inputs.count.name                            | value-absent        |",
                "inputs.count && true                         | evaluation-failed   |",
                "unknown_function(1)                          | wrong-types         |",
                "dyn(1)                                       | wrong-types         |",
                "b\"x\"                                       | wrong-types         | the language has no CelByteString values",
                "1 +                                          | expression-syntax   | the expression ends too early at offset 3",
            })
    void failureHasACodeAndWords(String source, String code, String message) {
        assertThatExceptionOfType(EvaluationException.class)
                .isThrownBy(() -> evaluate(source))
                .satisfies(failure -> {
                    assertThat(failure.code()).isEqualTo(code);
                    if (message != null) {
                        assertThat(failure).hasMessage(message);
                    }
                });
    }

    @Test
    void endlessNestingIsRefused() {
        assertThatExceptionOfType(EvaluationException.class)
                .isThrownBy(() -> evaluate("(".repeat(300) + "1" + ")".repeat(300)))
                .satisfies(failure -> assertThat(failure.code()).isEqualTo("expression-too-deep"));
        assertThatExceptionOfType(EvaluationException.class)
                .isThrownBy(() -> evaluate("1" + " + 1".repeat(1500)))
                .satisfies(failure -> assertThat(failure.code()).isEqualTo("expression-too-long"));
    }

    @Test
    void longSumIsNoProblem() {
        gives("1" + " + 1".repeat(90), 91L);
    }

    @Test
    void hugeLoopIsStopped() {
        List<Object> many = new ArrayList<>();
        for (long number = 0; number < 2_000; number++) {
            many.add(number);
        }
        SortedMap<String, Object> bindings = SampleScope.map(Map.of("xs", many));
        assertThatExceptionOfType(EvaluationException.class)
                .isThrownBy(() -> evaluator.evaluate("xs.all(a, xs.all(b, a + b >= 0))", bindings))
                .satisfies(failure -> assertThat(failure.code()).isEqualTo("too-many-iterations"));
    }

    @Test
    void missingNameIsNoHoleInTheBindingsOfOthers() {
        assertThat(evaluator.evaluate("1 + 1", new TreeMap<>())).contains(2L);
    }

    @Test
    void manyThreadsGetTheSameValues() throws InterruptedException, ExecutionException {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Optional<Object>>> asks = new ArrayList<>();
            for (int ask = 0; ask < 200; ask++) {
                int number = ask % 20;
                asks.add(() -> evaluate("inputs.count * " + number + " + size(inputs.cluster.nodes)"));
            }
            int at = 0;
            for (Future<Optional<Object>> answer : threads.invokeAll(asks)) {
                assertThat(answer.get()).contains(3L * (at++ % 20) + 2);
            }
        }
    }

    @Test
    void warmingUpTwiceIsHarmless() {
        evaluator.warmUp();
        evaluator.warmUp();
        gives("true", true);
    }

    private Optional<Object> evaluate(String source) {
        return evaluator.evaluate(source, SampleScope.bindings());
    }

    private void gives(String source, Object value) {
        assertThat(evaluate(source)).as(source).contains(value);
    }
}
