package io.drillbook.activities.pgbackrest.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTest {
    private static final long SECOND = 1_000_000_000L;

    private final Pace pace = new Pace();

    @Test
    void aSteadyPaceTellsTheTimeLeft() {
        move(0, 60, 0, 10);
        assertThat(pace.left(1000)).contains(Duration.ofSeconds(100));
    }

    @Test
    void whatWasSlowBeforeIsForgottenHalfAMinuteAfterItWentQuicker() {
        move(0, 60, 0, 1);
        move(60, 100, 60, 100);
        assertThat(pace.left(1000)).contains(Duration.ofSeconds(10));
    }

    @Test
    void aStandstillHasNoTimeLeft() {
        move(0, 10, 0, 10);
        move(10, 60, 100, 0);
        assertThat(pace.left(1000)).isEmpty();
    }

    @Test
    void oneLookTellsNothing() {
        pace.reached(0, 10);
        assertThat(pace.left(1000)).isEmpty();
    }

    @Test
    void anotherBeginningForgetsTheFirst() {
        move(0, 10, 0, 100);
        move(10, 20, 0, 1);
        assertThat(pace.left(10)).contains(Duration.ofSeconds(10));
    }

    /** One look a second; {@code each} more is done in each. */
    private void move(int from, int to, long done, long each) {
        for (int second = from; second <= to; second++) {
            pace.reached(second * SECOND, done + (second - from) * each);
        }
    }
}
