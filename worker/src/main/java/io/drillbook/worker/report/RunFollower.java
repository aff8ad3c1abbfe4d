package io.drillbook.worker.report;

import io.drillbook.runbooks.call.Progress;
import io.drillbook.runbooks.call.RunView;
import io.drillbook.runbooks.call.RunView.StepView;
import io.drillbook.worker.assembly.TemporalConnection;
import io.drillbook.worker.exit.CommandException;
import io.drillbook.worker.settings.Settings;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowServiceException;
import io.temporal.client.WorkflowStub;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Follows a run to its end and says what changes. It survives restarts of the worker and of Temporal. */
public final class RunFollower {
    private static final Duration INTERVAL = Duration.ofSeconds(1);
    private static final Duration QUIET = Duration.ofSeconds(5);

    private final WorkflowClient client;
    private final Settings settings;
    private final Consumer<String> say;
    private final Map<String, String> states = new LinkedHashMap<>();
    private String note = "";
    private Instant lastProgress = Instant.EPOCH;

    /** @param say takes each line of progress */
    public RunFollower(WorkflowClient client, Settings settings, Consumer<String> say) {
        this.client = client;
        this.settings = settings;
        this.say = say;
    }

    /**
     * Follows until the run has ended.
     *
     * @throws CommandException bad input, when there is no such run
     */
    public EndedRun follow(String workflowId, Optional<String> runId) throws InterruptedException {
        RunReader reader = new RunReader(client);
        Optional<String> current = runId;
        while (true) {
            try {
                WorkflowStub stub = TemporalConnection.run(client, workflowId, current);
                RunReader.Standing standing = reader.read(stub);
                standing.view().ifPresent(view -> show(view, standing.progress()));
                if (standing.status() == WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_CONTINUED_AS_NEW) {
                    // a long run goes on in a new history, under another run id
                    current = Optional.empty();
                    continue;
                }
                if (standing.status() != WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING) {
                    return EndedRun.of(settings, standing);
                }
                note(standing.view().isPresent() ? "" : "no worker answers; the run waits for one (`drillbook up`)");
            } catch (WorkflowNotFoundException missing) {
                throw CommandException.badInput(
                        "unknown-run", "there is no run " + workflowId, "`drillbook runs` lists them");
            } catch (WorkflowServiceException | io.grpc.StatusRuntimeException unreachable) {
                note("Temporal does not answer; the run goes on when it is back");
            }
            Thread.sleep(INTERVAL);
        }
    }

    private void show(RunView view, Map<String, Progress> progress) {
        note(view.message());
        for (StepView step : view.steps()) {
            String before = states.put(step.path(), step.state());
            if (!step.state().equals(before)
                    && !step.state().equals("waiting")
                    && !step.state().equals("not_reached")) {
                say.accept(StepLine.of(step));
            }
            if (step.state().equals("running")
                    && step.activityId().isPresent()
                    && Instant.now().isAfter(lastProgress.plus(QUIET))) {
                Progress current = progress.get(step.activityId().get());
                String line = current == null ? "" : ProgressLine.of(current, step.startedAt());
                // An act that says nothing of its own is known by the step's title, which was said when it began.
                if (!line.isEmpty() && !line.equals(step.title())) {
                    lastProgress = Instant.now();
                    say.accept("    " + line);
                }
            }
        }
    }

    private void note(String text) {
        if (!text.equals(note)) {
            note = text;
            if (!text.isEmpty()) {
                say.accept("  … " + text);
            }
        }
    }
}
