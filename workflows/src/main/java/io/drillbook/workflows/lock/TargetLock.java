package io.drillbook.workflows.lock;

import io.drillbook.runbooks.call.LockAnswer;
import io.drillbook.runbooks.call.LockAsk;
import io.drillbook.runbooks.call.LockControl;
import io.drillbook.runbooks.call.LockRelease;
import io.drillbook.runbooks.call.LockState;
import io.drillbook.runbooks.call.QuarantineRelease;
import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.UpdateMethod;
import io.temporal.workflow.UpdateValidatorMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** One workflow per target; it lives for ever, so that its token never goes back. */
@WorkflowInterface
public interface TargetLock {
    /** @param state as the lock before it left it */
    @WorkflowMethod(name = LockControl.WORKFLOW_TYPE)
    void hold(LockState state);

    /** Answers at once: granted, queued with its place, or refused in words. Asking again is harmless. */
    @UpdateMethod(name = LockControl.ACQUIRE)
    LockAnswer acquire(LockAsk ask);

    /** Refuses what is meant for another target, and what is oversized. */
    @UpdateValidatorMethod(updateName = LockControl.ACQUIRE)
    void validateAcquire(LockAsk ask);

    /** Gives the lock back or leaves the queue; false when there was nothing to give back. */
    @UpdateMethod(name = LockControl.RELEASE)
    boolean release(LockRelease release);

    /** Ends a quarantine; false when there was none. */
    @UpdateMethod(name = LockControl.RELEASE_QUARANTINE)
    boolean releaseQuarantine(QuarantineRelease release);

    /** Refuses what does not say who or why. */
    @UpdateValidatorMethod(updateName = LockControl.RELEASE_QUARANTINE)
    void validateReleaseQuarantine(QuarantineRelease release);

    @QueryMethod(name = LockControl.STATE_QUERY)
    LockState state();
}
