package io.drillbook.activities.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MedianTest {
    @Test
    void theMiddleFigureCountsWhateverTheOrder() {
        assertThat(Median.of(List.of(9L, 1L, 5L))).hasValue(5);
        assertThat(Median.of(List.of(1L, 2L, 3L, 100L))).hasValue(2.5);
        assertThat(Median.of(List.of())).isEmpty();
    }

    @Test
    void theDeviationHasASign() {
        assertThat(Median.deviationPercent(130, List.of(100L))).hasValue(30);
        assertThat(Median.deviationPercent(50, List.of(100L, 100L))).hasValue(-50);
        assertThat(Median.deviationPercent(50, List.of(0L))).isEmpty();
    }
}
