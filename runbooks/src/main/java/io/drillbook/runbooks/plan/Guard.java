package io.drillbook.runbooks.plan;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What is known before the first step.
 *
 * @param maxDuration longest duration of the run, a timer of the workflow
 * @param coolDown least time since the last role change on the target
 * @param window when a run may begin; at any time without it
 * @param blackout when none does
 * @param blastRadius what a run may touch at most
 */
public record Guard(
        Optional<Lock> lock,
        Duration maxDuration,
        Optional<Duration> coolDown,
        Optional<Window> window,
        Optional<List<Blackout>> blackout,
        Optional<BlastRadius> blastRadius) {
    /**
     * A lock on one target.
     *
     * @param target the value whose {@code name} is the lock's target
     * @param waitLimit how long to wait in the lock's queue; zero refuses at once
     */
    public record Lock(PlanValue target, LockMode mode, Duration waitLimit) {}
}
