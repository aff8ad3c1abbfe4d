package io.drillbook.runbooks.plan;

import java.time.Duration;
import java.util.Optional;

/**
 * What is known before the first step.
 *
 * @param maxDuration longest duration of the run, a timer of the workflow
 * @param coolDown least time since the last role change on the target
 */
public record Guard(Optional<Lock> lock, Duration maxDuration, Optional<Duration> coolDown) {
    /**
     * A lock on one target.
     *
     * @param target the value whose {@code name} is the lock's target
     * @param waitLimit how long to wait in the lock's queue; zero refuses at once
     */
    public record Lock(PlanValue target, LockMode mode, Duration waitLimit) {}
}
