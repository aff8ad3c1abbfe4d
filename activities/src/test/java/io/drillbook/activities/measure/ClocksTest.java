package io.drillbook.activities.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillbook.runbooks.call.Verdict;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ClocksTest {
    private static final Instant NOW = Instant.parse("2026-11-21T05:00:00Z");

    @Test
    void aClockReadWhileWeWaitedIsRight() {
        assertThat(check(NOW.plusSeconds(8), NOW, NOW.plusSeconds(10))).isEqualTo(Verdict.PASSED);
    }

    @Test
    void aClockAnHourAheadOrBehindIsWrong() {
        assertThat(check(NOW.plusSeconds(3600), NOW, NOW.plusSeconds(1))).isEqualTo(Verdict.FAILED);
        assertThat(check(NOW.minusSeconds(3600), NOW, NOW.plusSeconds(1))).isEqualTo(Verdict.FAILED);
    }

    @Test
    void theLimitIsAllowed() {
        assertThat(check(NOW.minusSeconds(5), NOW, NOW)).isEqualTo(Verdict.PASSED);
    }

    private static Verdict check(Instant there, Instant before, Instant after) {
        Checks checks = new Checks();
        Clocks.check(checks, "clock", "date", there, before, after);
        return checks.verdict();
    }
}
