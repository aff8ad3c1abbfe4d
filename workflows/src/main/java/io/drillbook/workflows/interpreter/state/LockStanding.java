package io.drillbook.workflows.interpreter.state;

import io.drillbook.runbooks.call.LockAnswer;
import java.time.Instant;
import java.util.Optional;

/**
 * The run's standing with the lock of its target.
 *
 * @param asked since when it asks
 * @param answer the last one
 * @param queued whether it ever stood in the queue
 * @param grantedAt when the lock was its own
 */
public record LockStanding(
        Optional<Instant> asked, Optional<LockAnswer> answer, boolean queued, Optional<Instant> grantedAt) {
    public static final LockStanding NONE =
            new LockStanding(Optional.empty(), Optional.empty(), false, Optional.empty());

    /** A run that asks now. */
    public static LockStanding asking(Instant now) {
        return new LockStanding(Optional.of(now), Optional.empty(), false, Optional.empty());
    }

    /** The same after an answer. */
    public LockStanding answered(LockAnswer given, Instant now) {
        boolean granted = given.state() == LockAnswer.State.GRANTED;
        return new LockStanding(
                asked,
                Optional.of(given),
                queued || given.state() == LockAnswer.State.QUEUED,
                granted ? Optional.of(now) : Optional.empty());
    }

    /** The fencing token, once granted. */
    public Optional<Long> token() {
        return grantedAt.isPresent() ? answer.flatMap(LockAnswer::token) : Optional.empty();
    }

    /** Whether the lock said no, or the wait for it is over. */
    public boolean refused() {
        return answer.filter(given -> given.state() == LockAnswer.State.REFUSED).isPresent();
    }

    /** Whether the lock may hold the run as its owner or in its queue. */
    public boolean known() {
        return asked.isPresent() && (queued || !refused());
    }
}
