package io.drillbook.worker.assembly;

import io.drillbook.runbooks.call.Failure;
import io.drillbook.runbooks.call.Outcome;
import io.drillbook.runbooks.call.ResumeAsk;
import io.drillbook.runbooks.call.ResumeOffer;
import io.drillbook.runbooks.call.RunStart;
import io.drillbook.runbooks.call.RunView;
import io.drillbook.worker.exit.CommandException;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionDescription;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowQueryException;
import io.temporal.client.WorkflowServiceException;
import io.temporal.client.WorkflowStub;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Asks a run that ended with what it can be taken up.
 *
 * @param start of the run that takes it up
 * @param workflowId of that run: made of the ended one's, so that no run is taken up twice
 */
public record RunResumption(RunStart start, String workflowId) {
    private static final String MARK = ".on-";
    private static final int SHORT = 8;

    /** Ended by the server, without undo and without a record of its own. */
    private static final Set<WorkflowExecutionStatus> CUT_OFF = EnumSet.of(
            WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_TERMINATED,
            WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_TIMED_OUT);

    /**
     * Asks the run, through a worker that knows its history.
     *
     * @param runId absent for the newest run of the workflow id
     * @param step its id or path
     * @throws CommandException bad input, when there is no such run, it cannot be taken up there, or it was taken up already
     */
    public static RunResumption ask(WorkflowClient client, String workflowId, Optional<String> runId, String step) {
        WorkflowStub ended = TemporalConnection.run(client, workflowId, runId);
        try {
            WorkflowExecutionDescription found = ended.describe();
            if (found.getStatus() == WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_CONTINUED_AS_NEW) {
                throw refused(
                        workflowId,
                        "run-goes-on",
                        "this history is not the run's last",
                        "leave --run-id out for the newest one");
            }
            ResumeOffer offer = ended.query(
                    ResumeOffer.QUERY, ResumeOffer.class, new ResumeAsk(step, CUT_OFF.contains(found.getStatus())));
            if (offer.refusal().isPresent()) {
                Failure why = offer.refusal().get();
                throw refused(workflowId, why.code(), why.message(), why.hint().orElse("Start a new run."));
            }
            String next = id(
                    workflowId,
                    found.getRawDescription().getWorkflowExecutionInfo().getFirstRunId());
            notYet(client, next);
            return new RunResumption(offer.start().orElseThrow(), next);
        } catch (WorkflowNotFoundException missing) {
            throw CommandException.badInput(
                    "unknown-run",
                    "there is no run " + workflowId,
                    "`drillbook runs` lists them; what Temporal has forgotten cannot be taken up, start a new run");
        } catch (WorkflowQueryException | WorkflowServiceException silent) {
            throw CommandException.serviceMissing(
                    "no-worker",
                    "no worker says how " + workflowId + " ended",
                    "start one with `drillbook up`, then ask again");
        }
    }

    /** The id of the run that takes up another; that of a run which took up one itself does not grow. */
    static String id(String workflowId, String firstRunId) {
        int mark = workflowId.lastIndexOf(MARK);
        boolean marked = mark > 0 && workflowId.length() == mark + MARK.length() + SHORT;
        String base = marked ? workflowId.substring(0, mark) : workflowId;
        return base + MARK + firstRunId.substring(0, Math.min(SHORT, firstRunId.length()));
    }

    /** A run that took it up and was refused did nothing, so it may be taken up again. */
    private static void notYet(WorkflowClient client, String next) {
        WorkflowStub later = TemporalConnection.run(client, next, Optional.empty());
        try {
            boolean running = later.describe().getStatus() == WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING;
            Optional<Outcome> outcome = running
                    ? Optional.empty()
                    : later.query(RunView.QUERY, RunView.class).outcome();
            if (!outcome.equals(Optional.of(Outcome.REFUSED))) {
                throw already(next);
            }
        } catch (WorkflowNotFoundException free) {
            // nobody has taken it up
        }
    }

    /** It was taken up already. */
    public static CommandException already(String next) {
        return CommandException.badInput(
                "taken-up-already",
                "the run was taken up already, by " + next,
                "`drillbook watch` follows that one; when it has ended badly, take that one up");
    }

    private static CommandException refused(String workflowId, String code, String message, String hint) {
        return CommandException.badInput(code, workflowId + " cannot be taken up: " + message, hint);
    }
}
