package io.drillbook.activities.step;

import io.drillbook.activities.failure.ActionException;
import io.drillbook.runbooks.call.ActionCall;
import io.drillbook.runbooks.call.FailureKind;
import io.drillbook.runbooks.call.LockAnswer;
import io.drillbook.runbooks.call.LockAsk;
import java.time.Duration;

/**
 * Makes sure that a run which was reset holds its lock before it acts: the run may have ended, and given the lock back,
 * before somebody set it back to an earlier point. Asking for a lock that is held answers with the same token.
 */
final class HeldAgain {
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);

    /** Asks the lock. */
    @FunctionalInterface
    interface Lock {
        LockAnswer ask(LockAsk ask, SystemContext context) throws ActionException, InterruptedException;
    }

    private final Lock lock;

    HeldAgain(Lock lock) {
        this.lock = lock;
    }

    /** The call, under the token of the lock that is held now; waits in the queue while another run holds it. */
    ActionCall before(ActionCall call, SystemContext context) throws ActionException, InterruptedException {
        if (call.lockAgain().isEmpty()) {
            return call;
        }
        LockAsk ask = call.lockAgain().get();
        LockAnswer answer = lock.ask(ask, context);
        while (answer.state() == LockAnswer.State.QUEUED) {
            if (context.cancelRequested()) {
                throw new ActionException(
                        "cancelled", FailureKind.CANCELLED, "stopped while it waited for the lock", "nothing to do");
            }
            context.progress("waits for the lock again, after a reset: " + answer.message());
            Thread.sleep(BETWEEN_LOOKS);
            answer = lock.ask(ask, context);
        }
        if (answer.state() == LockAnswer.State.REFUSED) {
            throw new ActionException(
                    "lock-lost",
                    FailureKind.REFUSED,
                    "the run was reset and does not get the lock of " + ask.target() + " again: " + answer.message(),
                    "`drillbook status` names the holder and the queue");
        }
        return call.under(answer.token());
    }
}
