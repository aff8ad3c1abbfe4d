package io.drillbook.drills.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillbook.drills.fault.Fault;
import io.drillbook.drills.lab.layout.LabHost;
import io.drillbook.drills.lab.problem.LabException;
import io.drillbook.drills.scenario.Stage.Finished;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Temporal that is killed or silent for a while costs time, and no act is stopped or done twice for it. */
@Tag("server")
final class TemporalLossTest {
    private final Stage stage = Stage.shared();

    @Test
    void aRunEndsWellAfterTemporalWasKilledAndStartedOnTheSameData() throws LabException {
        try (Fault slow = stage.faults().slow(LabHost.STORE, Stage.SLOW)) {
            Run run = stage.begin("daily-backup", "cluster=orders", "type=full");
            List<String> job = stage.repository().awaitProcess(run.mark("steps/backup"));
            stage.restartTemporal(Duration.ofSeconds(3));
            slow.undo();
            Finished end = run.watch();
            assertThat(end.exit()).as(end.toString()).isZero();
            assertThat(stage.repository().processes(run.mark("steps/backup"))).isEqualTo(job);
            assertThat(stage.repository().marked(run.mark("steps/backup"))).hasSize(1);
            assertThat(stage.lock().holders()).isEmpty();
        }
    }

    @Test
    void fifteenSecondsWithoutTemporalDoNotStopABackupInHand() throws LabException {
        try (Fault slow = stage.faults().slow(LabHost.STORE, Stage.SLOW)) {
            Run run = stage.begin("daily-backup", "cluster=orders", "type=full");
            List<String> job = stage.repository().awaitProcess(run.mark("steps/backup"));
            stage.freezeTemporal(Duration.ofSeconds(15));
            assertThat(stage.repository().running(run.mark("steps/backup"))).isTrue();
            slow.undo();
            Finished end = run.watch();
            assertThat(end.exit()).as(end.toString()).isZero();
            assertThat(stage.repository().processes(run.mark("steps/backup"))).isEqualTo(job);
            assertThat(stage.repository().marked(run.mark("steps/backup"))).hasSize(1);
        }
    }
}
