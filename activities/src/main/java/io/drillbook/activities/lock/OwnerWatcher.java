package io.drillbook.activities.lock;

import io.drillbook.activities.step.SystemContext;
import io.drillbook.runbooks.call.OwnerEnd;
import io.drillbook.runbooks.call.OwnerWatch;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.api.workflow.v1.WorkflowExecutionInfo;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowTargetOptions;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** Looks at the run that holds a lock until it has ended. */
final class OwnerWatcher {
    private static final Duration INTERVAL = Duration.ofSeconds(2);

    private final WorkflowClient client;

    OwnerWatcher(WorkflowClient client) {
        this.client = client;
    }

    /** Comes back when the run is closed; a server that does not answer fails the attempt, and the next one goes on. */
    OwnerEnd untilEnd(OwnerWatch watch, SystemContext context) throws InterruptedException {
        while (true) {
            OwnerEnd now = look(watch);
            // Cancelled means that the run gave the lock back: nobody needs the answer.
            if (now.closed() || context.cancelRequested()) {
                return now;
            }
            Thread.sleep(INTERVAL);
        }
    }

    private OwnerEnd look(OwnerWatch watch) {
        try {
            WorkflowExecutionInfo newest = describe(watch.owner().workflowId(), Optional.empty());
            // A reset or a continued run has the same first run id and is the same owner.
            if (!newest.getFirstRunId().equals(watch.owner().firstRunId())) {
                newest = describe(watch.owner().workflowId(), Optional.of(watch.runId()));
            }
            return new OwnerEnd(
                    newest.getStatus() != WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING,
                    word(newest.getStatus()));
        } catch (WorkflowNotFoundException gone) {
            return new OwnerEnd(true, "not_found");
        }
    }

    private WorkflowExecutionInfo describe(String workflowId, Optional<String> runId) {
        WorkflowTargetOptions.Builder target =
                WorkflowTargetOptions.newBuilder().setWorkflowId(workflowId);
        runId.ifPresent(target::setRunId);
        return client.newUntypedWorkflowStub(target.build())
                .describe()
                .getRawDescription()
                .getWorkflowExecutionInfo();
    }

    private static String word(WorkflowExecutionStatus status) {
        return status.name().replace("WORKFLOW_EXECUTION_STATUS_", "").toLowerCase(Locale.ROOT);
    }
}
