package io.drillbook.drills.scenario;

import io.drillbook.drills.process.Pause;
import io.drillbook.drills.scenario.Stage.Finished;
import io.drillbook.runbooks.call.EffectIdentity;
import io.drillbook.runbooks.call.Progress;
import io.drillbook.runbooks.call.RunIdentity;
import io.drillbook.runbooks.call.RunView;
import io.drillbook.worker.report.EndedRun;
import io.drillbook.worker.report.RunFollower;
import io.drillbook.worker.report.RunReader;
import io.grpc.StatusRuntimeException;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.workflowservice.v1.GetWorkflowExecutionHistoryRequest;
import io.temporal.api.workflowservice.v1.GetWorkflowExecutionHistoryResponse;
import io.temporal.client.WorkflowQueryException;
import io.temporal.client.WorkflowServiceException;
import io.temporal.client.WorkflowStub;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;

/** One run on the stage, looked at from this process: no step is too short to be seen. */
public record Run(Stage stage, RunIdentity identity) {
    private static final Duration LIMIT = Duration.ofMinutes(4);

    /** Its workflow's id. */
    public String id() {
        return identity.workflowId();
    }

    /** The mark of the effect of the step with this path. */
    public String mark(String path) {
        return new EffectIdentity(identity, path, "").mark();
    }

    /** How the run stands now; empty while worker or Temporal do not answer. */
    Optional<RunView> view() {
        try {
            return Optional.ofNullable(workflow().query(RunView.QUERY, RunView.class));
        } catch (WorkflowQueryException | WorkflowServiceException | StatusRuntimeException silent) {
            return Optional.empty();
        }
    }

    /** What the act in hand says of itself; empty while none says anything. */
    public Optional<Progress> progress() {
        return new RunReader(stage.client())
                .read(workflow()).progress().values().stream().findFirst();
    }

    /** Whether it has ended. */
    public boolean ended() {
        return view().flatMap(RunView::outcome).isPresent();
    }

    /** Waits until the view fits, and gives that one view. */
    RunView awaitView(String what, Predicate<RunView> fits) {
        AtomicReference<Optional<RunView>> found = new AtomicReference<>(Optional.empty());
        Pause.until(id() + " " + what, LIMIT, () -> {
            found.set(view().filter(fits));
            return found.get().isPresent();
        });
        return found.get().orElseThrow();
    }

    /** Waits until the step with this path is in the given state. */
    public void awaitStep(String path, String state) {
        awaitView(
                "has " + path + " " + state,
                view -> view.steps().stream()
                        .anyMatch(
                                step -> step.path().equals(path) && step.state().equals(state)));
    }

    /** Waits until an act with this path is scheduled; told by the server at once, so that short acts are still in hand. */
    void awaitScheduled(String path) {
        GetWorkflowExecutionHistoryRequest.Builder ask = GetWorkflowExecutionHistoryRequest.newBuilder()
                .setNamespace(stage.settings().namespace())
                .setExecution(WorkflowExecution.newBuilder().setWorkflowId(id()).setRunId(identity.firstRunId()))
                .setWaitNewEvent(true);
        do {
            GetWorkflowExecutionHistoryResponse answer = stage.client()
                    .getWorkflowServiceStubs()
                    .blockingStub()
                    .withDeadlineAfter(LIMIT.toSeconds(), TimeUnit.SECONDS)
                    .getWorkflowExecutionHistory(ask.build());
            for (HistoryEvent event : answer.getHistory().getEventsList()) {
                if (Acts.path(event).equals(Optional.of(path))) {
                    return;
                }
            }
            ask.setNextPageToken(answer.getNextPageToken());
        } while (!ask.getNextPageToken().isEmpty());
        throw new IllegalStateException(id() + " ended and " + path + " was not scheduled: " + watch());
    }

    /** Waits for the end without a process of its own. */
    EndedRun awaitEnd() {
        try {
            return new RunFollower(stage.client(), stage.settings(), line -> {})
                    .follow(id(), Optional.of(identity.firstRunId()));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting", stopped);
        }
    }

    /** Follows the run to its end by the program. */
    public Finished watch() {
        return stage.command("watch", id(), "--output", "json");
    }

    /** The newest workflow of the run. */
    WorkflowStub workflow() {
        return stage.workflow(id());
    }

    /** What happened so far, of the newest workflow. */
    List<HistoryEvent> history() {
        return stage.client().fetchHistory(id()).getHistory().getEventsList();
    }
}
