package io.drillbook.activities.postgresql.wal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;

class LsnTest {
    @Test
    void everyPositionIsReadBackAsItWasWritten() {
        Random random = new Random(1);
        for (int i = 0; i < 1000; i++) {
            Lsn position = new Lsn(random.nextLong());
            assertThat(Lsn.of(position.toString())).isEqualTo(position);
        }
    }

    @Test
    void positionsAreUnsigned() {
        assertThat(Lsn.of("80000000/0").atLeast(Lsn.of("7FFFFFFF/FFFFFFFF"))).isTrue();
        assertThat(Lsn.of("1/0").minus(Lsn.of("0/FFFFFFFF"))).isEqualTo(1);
    }

    @Test
    void whatIsNoPositionIsRefused() {
        assertThat(Lsn.read("0/")).isEmpty();
        assertThat(Lsn.read("16777216")).isEmpty();
        assertThatThrownBy(() -> Lsn.of("0/XYZ")).hasMessageContaining("0/XYZ");
    }
}
