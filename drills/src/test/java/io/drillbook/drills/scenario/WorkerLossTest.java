package io.drillbook.drills.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillbook.drills.fault.Fault;
import io.drillbook.drills.lab.layout.LabHost;
import io.drillbook.drills.lab.problem.LabException;
import io.drillbook.drills.process.Pause;
import io.drillbook.drills.scenario.Stage.Finished;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A worker that is killed in the middle of a long act costs seconds: the act goes on without it and is done once. */
@Tag("server")
final class WorkerLossTest {
    private final Stage stage = Stage.shared();

    @Test
    void aBackupOutlivesItsWorkerAndIsMadeOnce() throws LabException {
        try (Fault slow = stage.faults().slow(LabHost.STORE, Stage.SLOW)) {
            Run run = stage.begin("daily-backup", "cluster=orders", "type=full");
            List<String> job = stage.repository().awaitProcess(run.mark("steps/backup"));
            stage.killWorker();
            stage.ensureWorker();
            run.awaitView(
                    "takes its backup up again",
                    view -> view.steps().stream()
                            .anyMatch(step -> step.path().equals("steps/backup") && step.attempts() == 2));
            assertThat(stage.repository().processes(run.mark("steps/backup"))).isEqualTo(job);
            slow.undo();
            Finished end = run.watch();
            assertThat(end.exit()).as(end.toString()).isZero();
            assertThat(stage.repository().marked(run.mark("steps/backup"))).hasSize(1);
            assertThat(stage.lock().holders()).isEmpty();
        }
    }

    @Test
    void aBackupThatEndedWhileNoWorkerWasThereIsFoundAndNotMadeAgain() throws LabException {
        Run run;
        try (Fault slow = stage.faults().slow(LabHost.STORE, Stage.SLOW)) {
            run = stage.begin("daily-backup", "cluster=orders", "type=full");
            stage.repository().awaitProcess(run.mark("steps/backup"));
            stage.killWorker();
            slow.undo();
        }
        Pause.until(
                "the backup ends without a worker",
                Duration.ofMinutes(2),
                () -> stage.repository().marked(run.mark("steps/backup")).size() == 1);
        stage.ensureWorker();
        Finished end = run.watch();
        assertThat(end.exit()).as(end.toString()).isZero();
        assertThat(end.step("steps/backup").path("state").asText()).isEqualTo("already_done");
        assertThat(stage.repository().marked(run.mark("steps/backup"))).hasSize(1);
    }

    @Test
    void aRestoreOutlivesItsWorkerAndNoCopyStays() throws LabException {
        stage.run("daily-backup", "cluster=orders", "type=full");
        Run run = stage.begin("monthly-restore-test", "cluster=orders", "sandbox=restore-1");
        run.awaitScheduled("steps/room");
        try (Fault slow = stage.faults().slow(LabHost.STORE, Stage.SLOW)) {
            stage.sandbox().awaitTool();
            run.awaitStep("steps/fetched", "running");
            stage.killWorker();
            stage.ensureWorker();
            slow.undo();
            Finished end = run.watch();
            assertThat(end.exit()).as(end.toString()).isZero();
            assertThat(end.step("steps/fetched").path("attempts").asInt()).isEqualTo(2);
            assertThat(stage.sandbox().remains()).isEmpty();
        }
    }
}
