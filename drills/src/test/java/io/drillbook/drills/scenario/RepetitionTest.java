package io.drillbook.drills.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.drillbook.drills.fault.Fault;
import io.drillbook.drills.lab.layout.LabHost;
import io.drillbook.drills.lab.problem.LabException;
import io.drillbook.drills.process.Pause;
import io.drillbook.drills.scenario.Stage.Finished;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.enums.v1.EventType;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.workflowservice.v1.ResetWorkflowExecutionRequest;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What was done for a run is found again when the run is set back, and done again for another run. */
@Tag("server")
final class RepetitionTest {
    private static final String BACKUP = "steps/backup";

    private final Stage stage = Stage.shared();

    @Test
    void aRunSetBackToBeforeItsBackupFindsItUnderItsLockAndMakesNoOther() {
        Run run = stage.begin("daily-backup", "cluster=orders", "type=incr");
        Finished before = run.watch();
        assertThat(before.exit()).as(before.toString()).isZero();
        long token = before.record().path("lock").path("token").asLong();

        setBack(run, BACKUP);
        Pause.until(
                "the run holds its lock again",
                Duration.ofSeconds(60),
                () -> stage.lock().holders().stream()
                        .anyMatch(holder -> holder.owner().equals(run.identity()) && holder.token() > token));
        Finished after = run.watch();
        assertThat(after.exit()).as(after.toString()).isZero();
        assertThat(after.step(BACKUP).path("state").asText()).isEqualTo("already_done");
        assertThat(after.record().path("outputs").path("label"))
                .isEqualTo(before.record().path("outputs").path("label"));
        assertThat(after.record().path("evidence_id").asText())
                .isEqualTo(before.record().path("evidence_id").asText() + ".2");
        assertThat(after.record().path("deviations"))
                .extracting(JsonNode::asText)
                .anyMatch(said -> said.startsWith("reset:"));
        assertThat(before.record().path("deviations")).isEmpty();
        assertThat(stage.repository().marked(run.mark(BACKUP))).hasSize(1);
        assertThat(stage.lock().holders()).isEmpty();
    }

    @Test
    void aRunSetBackWhileItsBackupIsBeingMadeGoesOnWithThatOne() throws LabException {
        try (Fault slow = stage.faults().slow(LabHost.STORE, Stage.SLOW)) {
            Run run = stage.begin("daily-backup", "cluster=orders", "type=full");
            List<String> job = stage.repository().awaitProcess(run.mark(BACKUP));

            setBack(run, BACKUP);
            run.awaitView(
                    "was set back and follows its backup again",
                    view -> view.steps().stream()
                            .anyMatch(step ->
                                    step.path().equals(BACKUP) && step.state().equals("running")));
            slow.undo();
            Finished end = run.watch();
            assertThat(end.exit()).as(end.toString()).isZero();
            assertThat(end.record().path("deviations"))
                    .extracting(JsonNode::asText)
                    .anyMatch(said -> said.startsWith("reset:"));
            assertThat(stage.repository().processes(run.mark(BACKUP))).isEqualTo(job);
            assertThat(stage.repository().marked(run.mark(BACKUP))).hasSize(1);
            assertThat(stage.lock().holders()).isEmpty();
            assertThat(stage.lock().quarantine()).isEmpty();
        }
    }

    @Test
    void theSameKeyStartedAgainLaterActsAgain() {
        Run first = stage.begin("daily-backup", "cluster=orders", "type=incr", "--key=alert-17");
        assertThat(first.watch().exit()).isZero();
        Run later = stage.begin("daily-backup", "cluster=orders", "type=incr", "--key=alert-17");
        assertThat(later.watch().exit()).isZero();

        assertThat(later.id()).isEqualTo(first.id());
        assertThat(stage.repository().marked(first.mark(BACKUP))).hasSize(1);
        assertThat(stage.repository().marked(later.mark(BACKUP)))
                .hasSize(1)
                .doesNotContainAnyElementsOf(stage.repository().marked(first.mark(BACKUP)));
    }

    /** As the Web UI does it: to the end of the workflow task that scheduled the act. */
    private void setBack(Run run, String path) {
        long task = 0;
        for (HistoryEvent event : run.history()) {
            if (event.getEventType() == EventType.EVENT_TYPE_WORKFLOW_TASK_COMPLETED) {
                task = event.getEventId();
            }
            if (Acts.path(event).stream().anyMatch(path::equals)) {
                break;
            }
        }
        stage.client()
                .getWorkflowServiceStubs()
                .blockingStub()
                .resetWorkflowExecution(ResetWorkflowExecutionRequest.newBuilder()
                        .setNamespace(stage.settings().namespace())
                        .setWorkflowExecution(WorkflowExecution.newBuilder()
                                .setWorkflowId(run.id())
                                .setRunId(run.identity().firstRunId()))
                        .setReason("a person pressed reset")
                        .setRequestId(UUID.randomUUID().toString())
                        .setWorkflowTaskFinishEventId(task)
                        .build());
    }
}
