package io.drillbook.runbooks.call;

import io.drillbook.runbooks.plan.LockMode;
import java.util.List;
import java.util.Optional;

/**
 * How a target's lock stands: the answer to {@link LockControl#STATE_QUERY}, and what the lock carries on.
 *
 * @param queue in the order of asking
 * @param lastToken of the last grant; rises for ever
 * @param lastRoleChange RFC 3339
 */
public record LockState(
        String target,
        List<Holder> holders,
        List<Waiting> queue,
        Optional<Quarantine> quarantine,
        long lastToken,
        Optional<String> lastRoleChange) {
    public LockState {
        holders = List.copyOf(holders);
        queue = List.copyOf(queue);
    }

    /** A lock that nobody ever asked for. */
    public static LockState free(String target) {
        return new LockState(target, List.of(), List.of(), Optional.empty(), 0, Optional.empty());
    }

    /**
     * A run that holds the lock.
     *
     * @param since RFC 3339
     */
    public record Holder(RunIdentity owner, String runId, LockMode mode, String purpose, long token, String since) {}

    /**
     * A run that waits.
     *
     * @param since RFC 3339
     * @param until RFC 3339, when its wait limit is over
     */
    public record Waiting(LockAsk ask, String since, String until) {}

    /**
     * The target is given to nobody until a person releases it.
     *
     * @param owner the run that ended without giving the lock back
     * @param since RFC 3339
     */
    public record Quarantine(RunIdentity owner, LockMode mode, long token, String reason, String since) {}
}
