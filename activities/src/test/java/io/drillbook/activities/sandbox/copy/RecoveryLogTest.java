package io.drillbook.activities.sandbox.copy;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillbook.activities.measure.Checks;
import io.drillbook.activities.measure.RecoveryPhases;
import io.drillbook.activities.pgbackrest.restore.RestorePoint;
import io.drillbook.runbooks.call.Verdict;
import io.drillbook.runbooks.type.DataSize;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RecoveryLogTest {
    @Test
    void theFirstStageIsReadWithItsPhases() {
        RecoveryLog log = RecoveryLog.read(Recorded.read("log-manifest.txt"));
        assertThat(log.stopLine()).contains("recovery stopping before WAL location (LSN) \"0/8B520600\"");
        assertThat(log.alarms()).isEmpty();
        RecoveryPhases phases = log.phases(Instant.parse("2026-11-21T06:01:40.289Z"));
        assertThat(phases.restore()).isEqualTo(Duration.ofMillis(124));
        assertThat(phases.replay()).isEqualTo(Duration.ofMillis(7));
        assertThat(phases.open()).isEqualTo(Duration.ofMillis(500));
        assertThat(phases.total()).isEqualTo(Duration.ofMillis(631));
    }

    @Test
    void theSecondStageSelectsATimelineAndOpens() {
        RecoveryLog log = RecoveryLog.read(Recorded.read("log-target.txt"));
        assertThat(log.timeline()).contains(2L);
        assertThat(log.ready()).contains(Instant.parse("2026-11-21T06:01:48.847Z"));
    }

    @Test
    void aStopWhereItWasPlannedPassesAndAnyOtherFails() {
        RecoveryLog log = RecoveryLog.read(Recorded.read("log-target.txt"));
        Checks planned = new Checks();
        RecoveryJudgement.stopped(point("0/9C0C7210", 1), true, "0/9C0C7238", log, planned);
        assertThat(planned.verdict()).isEqualTo(Verdict.PASSED);
        Checks elsewhere = new Checks();
        RecoveryJudgement.stopped(point("0/9D000000", 1), true, "0/9C0C7238", log, elsewhere);
        assertThat(elsewhere.verdict()).isEqualTo(Verdict.FAILED);
        Checks otherTimeline = new Checks();
        RecoveryJudgement.stopped(point("0/9C0C7210", 2), true, "0/9C0C7238", log, otherTimeline);
        assertThat(otherTimeline.verdict()).isEqualTo(Verdict.FAILED);
    }

    @Test
    void aPauseBeforeTheManifestsPositionFails() {
        RecoveryLog log = RecoveryLog.read(Recorded.read("log-manifest.txt"));
        Checks checks = new Checks();
        RecoveryJudgement.stopped(point("0/9C0C7210", 1), false, "0/8B520000", log, checks);
        assertThat(checks.verdict()).isEqualTo(Verdict.FAILED);
    }

    @Test
    void aLogThatEndsFatallySaysWhy() {
        RecoveryLog log = RecoveryLog.read("""
                2026-11-21 06:01:48.084 UTC [1] FATAL:  the database system is starting up
                2026-11-21 06:01:49.084 UTC [2] FATAL:  recovery ended before configured recovery target was reached
                """);
        assertThat(log.end()).contains("FATAL: recovery ended before configured recovery target was reached");
        assertThat(log.alarms()).hasSize(1);
    }

    @Test
    void anEmptyLogProvesNothing() {
        Checks checks = new Checks();
        RecoveryJudgement.stopped(point("0/9C0C7210", 1), true, "0/0", RecoveryLog.read(""), checks);
        assertThat(checks.verdict()).isEqualTo(Verdict.FAILED);
    }

    private static RestorePoint point(String target, long timeline) {
        Instant at = Instant.parse("2026-11-21T06:00:00Z");
        return new RestorePoint(
                "latest",
                Optional.empty(),
                "20261121-055554F",
                DataSize.of("1MiB"),
                "17",
                "1",
                "0/8A29A228",
                timeline,
                Optional.of("0/8B520600"),
                "lsn",
                target,
                true,
                at,
                at);
    }
}
