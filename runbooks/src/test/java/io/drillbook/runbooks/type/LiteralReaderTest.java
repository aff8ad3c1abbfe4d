package io.drillbook.runbooks.type;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LiteralReaderTest {
    @Test
    void textIsItself() {
        assertThat(LiteralReader.read(ValueType.TEXT, "no")).contains("no");
        assertThat(LiteralReader.read(ValueType.TEXT, "")).contains("");
    }

    @Test
    void textOutOfAFewIsOneOfThem() {
        ValueType mode = new ValueType.Text(List.of("full", "incremental"));
        assertThat(LiteralReader.read(mode, "full")).contains("full");
        assertThat(LiteralReader.read(mode, "Full")).isEmpty();
    }

    @Test
    void wholeIsALong() {
        assertThat(LiteralReader.read(ValueType.WHOLE, "42")).contains(42L);
        assertThat(LiteralReader.read(ValueType.WHOLE, "-7")).contains(-7L);
        assertThat(LiteralReader.read(ValueType.WHOLE, "9007199254740991")).contains(9007199254740991L);
        nothing(ValueType.WHOLE, "010", "1.0", "1e3", "+1", "0x10", "1_000", "", " 1", "9007199254740992", "٣");
    }

    @Test
    void numberIsADouble() {
        assertThat(LiteralReader.read(ValueType.NUMBER, "0.5")).contains(0.5);
        assertThat(LiteralReader.read(ValueType.NUMBER, "3")).contains(3.0);
        assertThat(LiteralReader.read(ValueType.NUMBER, "-1e-3")).contains(-0.001);
        nothing(ValueType.NUMBER, ".5", "5.", "NaN", "Infinity", "1e999", "0.5f", "1,5", "");
    }

    @Test
    void truthIsTrueOrFalse() {
        assertThat(LiteralReader.read(ValueType.TRUTH, "true")).contains(true);
        assertThat(LiteralReader.read(ValueType.TRUTH, "false")).contains(false);
        nothing(ValueType.TRUTH, "yes", "no", "on", "True", "1", "");
    }

    @Test
    void durationSizeAndTimeKeepTheAuthorsText() {
        assertThat(LiteralReader.read(ValueType.DURATION, "90s")).contains("90s");
        assertThat(LiteralReader.read(ValueType.SIZE, "1024MiB")).contains("1024MiB");
        assertThat(LiteralReader.read(ValueType.TIME, "2026-01-31T12:00:00+01:00"))
                .contains("2026-01-31T12:00:00+01:00");
        nothing(ValueType.DURATION, "90", "1 s", "s", "");
        nothing(ValueType.SIZE, "64MB", "64", "-1B");
        nothing(ValueType.TIME, "2026-01-31", "12:00", "2026-02-30T12:00:00Z", "2026-01-31T12:00:00");
    }

    @Test
    void secretIsAName() {
        assertThat(LiteralReader.read(ValueType.SECRET, "orders-act")).contains("orders-act");
        nothing(ValueType.SECRET, "", "  ");
    }

    @Test
    void whatHasPartsHasNoText() {
        nothing(new ValueType.ListOf(ValueType.TEXT), "a", "[a]");
        nothing(new ValueType.MapOf(ValueType.TEXT), "{}");
        nothing(new ValueType.RecordOf("cluster", List.of()), "orders");
    }

    private static void nothing(ValueType type, String... texts) {
        for (String text : texts) {
            assertThat(LiteralReader.read(type, text))
                    .as(type.display() + " from \"" + text + "\"")
                    .isEmpty();
        }
    }
}
