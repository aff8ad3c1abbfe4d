package io.drillbook.runbooks.call;

import io.drillbook.runbooks.plan.LockMode;
import java.time.Duration;
import java.util.Optional;

/**
 * A run asks for the lock of a target.
 *
 * @param runId the owner's current run id, to signal it
 * @param purpose one line that others in the queue see
 * @param waitLimit how long to stay in the queue; zero means refuse at once
 * @param coolDown least time since the last role change on the target
 */
public record LockAsk(
        String target,
        LockMode mode,
        RunIdentity owner,
        String runId,
        String purpose,
        Duration waitLimit,
        Optional<Duration> coolDown) {
    /** Without a cool-down. */
    public LockAsk(String target, LockMode mode, RunIdentity owner, String runId, String purpose, Duration waitLimit) {
        this(target, mode, owner, runId, purpose, waitLimit, Optional.empty());
    }
}
