package io.drillbook.workflows.temporal;

import io.drillbook.runbooks.call.LockAnswer;
import io.drillbook.runbooks.call.LockAsk;
import io.drillbook.runbooks.call.LockControl;
import io.drillbook.runbooks.call.LockRelease;
import io.drillbook.runbooks.call.LockState;
import io.drillbook.runbooks.call.OwnerEnd;
import io.drillbook.runbooks.call.OwnerWatch;
import io.drillbook.runbooks.call.SystemAction;
import io.temporal.activity.Activity;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.api.enums.v1.WorkflowIdConflictPolicy;
import io.temporal.client.UpdateOptions;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowServiceException;
import io.temporal.client.WorkflowStub;
import io.temporal.client.WorkflowUpdateStage;
import java.util.Locale;

/** The acts of the lock against the lock workflow itself. */
final class RealLock {
    private final WorkflowClient client;

    RealLock(WorkflowClient client) {
        this.client = client;
    }

    /** Lets a world's runs use it. */
    static RealLock on(World world, WorkflowClient client) {
        RealLock lock = new RealLock(client);
        world.system.put(SystemAction.ACQUIRE, input -> lock.acquire(input.get(0, LockAsk.class)));
        world.system.put(SystemAction.RELEASE, input -> lock.release(input.get(0, LockRelease.class)));
        world.system.put(SystemAction.WATCH_OWNER, input -> lock.watch(input.get(0, OwnerWatch.class)));
        return lock;
    }

    LockAnswer acquire(LockAsk ask) {
        return update(ask.target(), LockControl.ACQUIRE, LockAnswer.class, ask);
    }

    boolean release(LockRelease release) {
        return update(release.target(), LockControl.RELEASE, Boolean.class, release);
    }

    LockState state(String target) {
        return client.newUntypedWorkflowStub(LockControl.workflowId(target))
                .query(LockControl.STATE_QUERY, LockState.class);
    }

    /** As the product's request, it asks again when it came with the task in which the lock went on in a new history. */
    private <R> R update(String target, String name, Class<R> result, Object argument) {
        for (int attempt = 1; ; attempt++) {
            try {
                return updateOnce(target, name, result, argument);
            } catch (WorkflowServiceException notTaken) {
                if (attempt == 5) {
                    throw notTaken;
                }
            }
        }
    }

    private <R> R updateOnce(String target, String name, Class<R> result, Object argument) {
        WorkflowStub stub = client.newUntypedWorkflowStub(
                LockControl.WORKFLOW_TYPE,
                WorkflowOptions.newBuilder()
                        .setWorkflowId(LockControl.workflowId(target))
                        .setTaskQueue(Stage.QUEUE)
                        .setWorkflowIdConflictPolicy(WorkflowIdConflictPolicy.WORKFLOW_ID_CONFLICT_POLICY_USE_EXISTING)
                        .build());
        return stub.executeUpdateWithStart(
                UpdateOptions.newBuilder(result)
                        .setUpdateName(name)
                        .setWaitForStage(WorkflowUpdateStage.COMPLETED)
                        .build(),
                new Object[] {argument},
                new Object[] {LockState.free(target)});
    }

    private OwnerEnd watch(OwnerWatch watch) {
        try {
            while (true) {
                Activity.getExecutionContext().heartbeat("looking");
                WorkflowExecutionStatus status = client.newUntypedWorkflowStub(
                                watch.owner().workflowId())
                        .describe()
                        .getStatus();
                if (status != WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING) {
                    return new OwnerEnd(
                            true,
                            status.name()
                                    .replace("WORKFLOW_EXECUTION_STATUS_", "")
                                    .toLowerCase(Locale.ROOT));
                }
                Thread.sleep(100);
            }
        } catch (InterruptedException stopped) {
            throw Activity.wrap(stopped);
        }
    }
}
