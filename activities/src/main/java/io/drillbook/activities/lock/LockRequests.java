package io.drillbook.activities.lock;

import io.drillbook.activities.failure.ActionException;
import io.drillbook.runbooks.call.Failure;
import io.drillbook.runbooks.call.FailureKind;
import io.drillbook.runbooks.call.LockAnswer;
import io.drillbook.runbooks.call.LockAsk;
import io.drillbook.runbooks.call.LockControl;
import io.drillbook.runbooks.call.LockRelease;
import io.drillbook.runbooks.call.LockState;
import io.grpc.StatusRuntimeException;
import io.temporal.activity.Activity;
import io.temporal.api.enums.v1.WorkflowIdConflictPolicy;
import io.temporal.client.UpdateOptions;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowException;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.client.WorkflowUpdateException;
import io.temporal.client.WorkflowUpdateStage;
import java.util.Optional;

/** Asks a target's lock by update, starting the lock when nobody asked for it yet. */
final class LockRequests {
    private final WorkflowClient client;

    LockRequests(WorkflowClient client) {
        this.client = client;
    }

    LockAnswer acquire(LockAsk ask) throws ActionException {
        WorkflowStub lock = client.newUntypedWorkflowStub(
                LockControl.WORKFLOW_TYPE,
                WorkflowOptions.newBuilder()
                        .setWorkflowId(LockControl.workflowId(ask.target()))
                        .setTaskQueue(Activity.getExecutionContext().getInfo().getActivityTaskQueue())
                        .setWorkflowIdConflictPolicy(WorkflowIdConflictPolicy.WORKFLOW_ID_CONFLICT_POLICY_USE_EXISTING)
                        .setStaticSummary("Lock of " + ask.target())
                        .build());
        try {
            return lock.executeUpdateWithStart(
                    UpdateOptions.<LockAnswer>newBuilder()
                            .setUpdateName(LockControl.ACQUIRE)
                            .setResultClass(LockAnswer.class)
                            .setWaitForStage(WorkflowUpdateStage.COMPLETED)
                            .build(),
                    new Object[] {ask},
                    new Object[] {LockState.free(ask.target())});
        } catch (WorkflowUpdateException refused) {
            throw new ActionException(
                    "lock-request-refused",
                    FailureKind.REFUSED,
                    "the lock of " + ask.target() + " does not take the request: "
                            + String.valueOf(refused.getCause() == null ? refused : refused.getCause()),
                    "worker and lock may be of different versions");
        } catch (WorkflowException | StatusRuntimeException unreachable) {
            throw unreachable(ask.target());
        }
    }

    void release(LockRelease release) throws ActionException {
        try {
            client.newUntypedWorkflowStub(LockControl.workflowId(release.target()))
                    .update(LockControl.RELEASE, Boolean.class, release);
        } catch (WorkflowNotFoundException neverLocked) {
            // nothing to give back
        } catch (WorkflowException | StatusRuntimeException unreachable) {
            throw unreachable(release.target());
        }
    }

    private static ActionException unreachable(String target) {
        return new ActionException(new Failure(
                "lock-unreachable",
                FailureKind.UNREACHABLE,
                "the lock of " + target + " did not answer",
                Optional.of("it answers when a worker and Temporal are there")));
    }
}
