package io.drillbook.runbooks.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.drillbook.runbooks.type.DataSize;
import io.drillbook.runbooks.type.ValueType;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ValueCodecTest {
    @Test
    void wholeIsALongWhateverAReaderMade() {
        for (Object written : List.of(7, 7L, (short) 7, BigInteger.valueOf(7))) {
            assertThat(ValueCodec.decode(ValueType.WHOLE, written)).isEqualTo(7L);
        }
    }

    @Test
    void numberIsADoubleWhateverAReaderMade() {
        assertThat(ValueCodec.decode(ValueType.NUMBER, 7)).isEqualTo(7.0);
        assertThat(ValueCodec.decode(ValueType.NUMBER, 0.5f)).isEqualTo(0.5);
        assertThat(ValueCodec.encode(ValueType.NUMBER, 3L)).isEqualTo(3.0);
    }

    @Test
    void recordComesOutWithItsTypes() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("took", "1m30s");
        json.put("at", "2026-01-31T13:00:00+01:00");
        json.put("verified", true);
        json.put("kind", "full");
        json.put("rates", Map.of("read", 5));
        json.put("files", List.of(1, 2L));
        json.put("size", "64MiB");
        json.put("label", "a");

        Object value = ValueCodec.decode(SamplePlans.OUTPUT, json);

        assertThat(value)
                .isEqualTo(SamplePlans.sorted(Map.of(
                        "took",
                        Duration.ofSeconds(90),
                        "at",
                        Instant.parse("2026-01-31T12:00:00Z"),
                        "verified",
                        true,
                        "kind",
                        "full",
                        "rates",
                        Map.of("read", 5.0),
                        "files",
                        List.of(1L, 2L),
                        "size",
                        DataSize.of("64MiB"),
                        "label",
                        "a")));
        assertThat(((Map<?, ?>) value).keySet().toString())
                .isEqualTo("[at, files, kind, label, rates, size, took, verified]");
        assertThat(ValueCodec.decode(SamplePlans.OUTPUT, ValueCodec.encode(SamplePlans.OUTPUT, value)))
                .isEqualTo(value);
    }

    @Test
    void absentAndNullFieldsStayAbsent() {
        Map<String, Object> json = minimal();
        json.put("size", null);
        assertThat(((Map<?, ?>) ValueCodec.decode(SamplePlans.OUTPUT, json)).containsKey("size"))
                .isFalse();
    }

    @Test
    void negativeDurationIsAMeasuredDifference() {
        assertThat(ValueCodec.decode(ValueType.DURATION, "-90s")).isEqualTo(Duration.ofSeconds(-90));
        assertThat(ValueCodec.encode(ValueType.DURATION, Duration.ofMillis(-250)))
                .isEqualTo("-250ms");
    }

    @Test
    void faultNamesItsPlace() {
        refuses(with("files", List.of(1, "two")), "files[1]: expected a whole number, found \"two\"");
        refuses(with("rates", Map.of("a b", "fast")), "rates[\"a b\"]: expected a number, found \"fast\"");
        refuses(with("took", 90), "took: expected a duration such as 90s, found 90");
        refuses(with("size", "64MB"), "size: expected a size such as 64MiB, found \"64MB\"");
        refuses(with("at", "noon"), "at: expected a time such as 2026-01-31T12:00:00Z, found \"noon\"");
        refuses(with("kind", "ful"), "kind: expected one of full, incremental, found \"ful\"");
        refuses(with("verified", "yes"), "verified: expected true or false, found \"yes\"");
        refuses(with("label", List.of()), "label: expected a text, found a list");
        refuses(with("files", "1"), "files: expected a list of whole, found \"1\"");
        refuses(with("files", Arrays.asList(1, null)), "files[1]: expected a whole number, found nothing");
        refuses(with("key", 7), "key: expected the name of a secret, found something else");
        refuses(
                with("files", List.of(9007199254740992L)),
                "files[0]: 9007199254740992 is beyond ±9007199254740991, the whole numbers JSON keeps exactly; pass it"
                        + " as a text");
        Map<String, Object> missing = minimal();
        missing.remove("at");
        refuses(missing, "at: missing; a backup_report needs it");
        refuses("text", "expected a backup_report, found \"text\"");
    }

    @Test
    void unknownFieldIsRefusedUnlessTheSignatureMayHaveGrown() {
        Map<String, Object> grown = with("speed", 5);
        refuses(grown, "speed: unknown; a backup_report has label, size, files, rates, kind, verified, key, at, took");
        assertThat(ValueCodec.decodeKnown(SamplePlans.OUTPUT, grown))
                .isEqualTo(ValueCodec.decode(SamplePlans.OUTPUT, minimal()));
    }

    @Test
    void encodingChecksAsWell() {
        assertThatExceptionOfType(ValueException.class)
                .isThrownBy(() -> ValueCodec.encode(ValueType.DURATION, "90s"))
                .withMessage("expected a duration such as 90s, found \"90s\"");
        assertThatExceptionOfType(ValueException.class)
                .isThrownBy(() -> ValueCodec.encode(ValueType.NUMBER, Double.POSITIVE_INFINITY))
                .withMessage("expected a finite number, found Infinity");
        assertThatExceptionOfType(ValueException.class)
                .isThrownBy(() -> ValueCodec.encode(new ValueType.ListOf(ValueType.WHOLE), List.of(1L, 0.5)))
                .withMessage("[1]: expected a whole number, found 0.5")
                .satisfies(fault -> assertThat(fault.path()).isEqualTo("[1]"));
    }

    private static Map<String, Object> minimal() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("label", "a");
        json.put("files", List.of());
        json.put("rates", Map.of());
        json.put("kind", "full");
        json.put("verified", false);
        json.put("at", "2026-01-31T12:00:00Z");
        json.put("took", "0s");
        return json;
    }

    private static Map<String, Object> with(String field, Object value) {
        Map<String, Object> json = minimal();
        json.put(field, value);
        return json;
    }

    private static void refuses(Object json, String message) {
        assertThatExceptionOfType(ValueException.class)
                .isThrownBy(() -> ValueCodec.decode(SamplePlans.OUTPUT, json))
                .withMessage(message);
    }
}
