package io.drillbook.runbooks.expression;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillbook.runbooks.type.DataSize;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RenderingTest {
    @Test
    void absentValueSaysThatItWasNotMeasured() {
        assertThat(Rendering.text(Optional.empty())).isEqualTo("not measured");
    }

    @Test
    void amountsPrintInOurForm() {
        prints(Duration.ofMillis(3_250), "3s250ms");
        prints(DataSize.of("64MiB"), "64MiB");
        prints(Instant.parse("2026-01-31T12:00:00Z"), "2026-01-31T12:00:00Z");
    }

    @Test
    void numbersPrintPlainly() {
        prints(42L, "42");
        prints(0.5, "0.5");
        prints(3.0, "3");
        prints(-0.0, "0");
        prints(1e21, "1000000000000000000000");
        prints(1e-7, "0.0000001");
        prints(true, "true");
    }

    @Test
    void recordPrintsItsName() {
        prints(SampleScope.map(Map.of("name", "pg-1", "port", 5432L)), "pg-1");
        prints(SampleScope.map(Map.of("lost", 0L, "took", Duration.ofSeconds(3))), "lost: 0, took: 3s");
    }

    @Test
    void listPrintsItsItems() {
        prints(List.of(SampleScope.map(Map.of("name", "pg-1")), "pg-2", 3L), "pg-1, pg-2, 3");
        prints(List.of(), "");
    }

    private static void prints(Object value, String text) {
        assertThat(Rendering.text(Optional.of(value))).isEqualTo(text);
    }
}
