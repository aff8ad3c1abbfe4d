package io.drillbook.worker.assembly;

import io.drillbook.runbooks.call.LockControl;
import io.drillbook.runbooks.call.LockState;
import io.drillbook.runbooks.call.QuarantineRelease;
import io.drillbook.worker.exit.CommandException;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowQueryException;
import io.temporal.client.WorkflowServiceException;
import io.temporal.client.WorkflowStub;
import java.util.Optional;

/** Asks the locks of targets, as a person does through the command line. */
public final class LockClient {
    private final WorkflowClient client;

    public LockClient(WorkflowClient client) {
        this.client = client;
    }

    /** How a target's lock stands; empty when no worker answers. A target nobody ever locked is free. */
    public Optional<LockState> state(String target) {
        try {
            return Optional.ofNullable(stub(target).query(LockControl.STATE_QUERY, LockState.class));
        } catch (WorkflowNotFoundException never) {
            return Optional.of(LockState.free(target));
        } catch (WorkflowQueryException | WorkflowServiceException noWorker) {
            return Optional.empty();
        }
    }

    /**
     * Releases a target from quarantine.
     *
     * @throws CommandException bad input, when it is not in quarantine
     */
    public void release(String target, String by, String reason) {
        boolean released;
        try {
            released = Boolean.TRUE.equals(stub(target)
                    .update(LockControl.RELEASE_QUARANTINE, Boolean.class, new QuarantineRelease(by, reason)));
        } catch (WorkflowNotFoundException never) {
            released = false;
        }
        if (!released) {
            throw CommandException.badInput(
                    "not-in-quarantine",
                    "the target " + target + " is not in quarantine",
                    "`drillbook status` shows the locks of all clusters");
        }
    }

    private WorkflowStub stub(String target) {
        return client.newUntypedWorkflowStub(LockControl.workflowId(target));
    }
}
