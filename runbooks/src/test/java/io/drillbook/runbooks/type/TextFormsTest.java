package io.drillbook.runbooks.type;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TextFormsTest {
    @Test
    void durationIsReadUnitByUnit() {
        assertThat(DurationText.read("1d12h")).contains(Duration.ofHours(36));
        assertThat(DurationText.read("90s")).contains(Duration.ofSeconds(90));
        assertThat(DurationText.read("250ms")).contains(Duration.ofMillis(250));
        assertThat(DurationText.read("1h1m1s1ms")).contains(Duration.ofMillis(3_661_001));
        assertThat(DurationText.read("0s")).contains(Duration.ZERO);
    }

    @Test
    void otherTextsAreNoDuration() {
        for (String text : List.of("", "90", "s", "1s1h", "1h 1m", "-1s", "1.5s", "1H", "1us", "1s1s", "9999999999s")) {
            assertThat(DurationText.read(text)).as(text).isEmpty();
        }
    }

    @Test
    void writtenDurationIsReadBack() {
        Random random = new Random(90);
        for (int sample = 0; sample < 5_000; sample++) {
            Duration duration = Duration.ofMillis(random.nextLong(1L << (1 + random.nextInt(40))));
            assertThat(DurationText.read(DurationText.write(duration))).contains(duration);
        }
        assertThat(DurationText.write(Duration.ofMillis(-1500))).isEqualTo("-1s500ms");
        assertThat(DurationText.write(Duration.ofNanos(900_000))).isEqualTo("0s");
    }

    @Test
    void sizeIsReadInItsUnit() {
        assertThat(DataSize.read("64MiB")).contains(new DataSize(64L << 20));
        assertThat(DataSize.read("0B")).contains(new DataSize(0));
        assertThat(DataSize.read("8388607TiB")).contains(new DataSize(8_388_607L << 40));
    }

    @Test
    void otherTextsAreNoSize() {
        for (String text : List.of("", "64", "64MB", "064MiB", "64 MiB", "1.5GiB", "-1B", "8388608TiB", "MiB")) {
            assertThat(DataSize.read(text)).as(text).isEmpty();
        }
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> DataSize.of("64MB"))
                .withMessage("not a size: 64MB");
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> new DataSize(-1))
                .withMessage("a size is not negative: -1");
    }

    @Test
    void writtenSizeIsReadBackExactly() {
        assertThat(new DataSize(1001)).hasToString("1001B");
        assertThat(new DataSize(1536L << 20)).hasToString("1536MiB");
        Random random = new Random(64);
        for (int sample = 0; sample < 5_000; sample++) {
            DataSize size = new DataSize(random.nextLong(1L << (1 + random.nextInt(59))));
            assertThat(DataSize.read(size.toString())).contains(size);
        }
    }

    @Test
    void timeIsReadWithItsOffset() {
        assertThat(TimeText.read("2026-01-31T13:00:00.5+01:00")).contains(Instant.parse("2026-01-31T12:00:00.5Z"));
        assertThat(TimeText.write(Instant.parse("2026-01-31T12:00:00Z"))).isEqualTo("2026-01-31T12:00:00Z");
        for (String text :
                List.of("", "2026-01-31", "2026-01-31T12:00:00", "+12026-01-31T12:00:00Z", "2026-01-31 12:00:00Z")) {
            assertThat(TimeText.read(text)).as(text).isEmpty();
        }
    }
}
