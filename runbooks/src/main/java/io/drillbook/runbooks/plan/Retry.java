package io.drillbook.runbooks.plan;

import java.time.Duration;
import java.util.Optional;

/**
 * How a failed step is tried again. Only failures whose kind can be helped by trying again are.
 *
 * @param attempts in all, the first included
 * @param first wait before the second attempt
 * @param factor by which each wait grows
 * @param longest wait between two attempts
 * @param within no attempt begins later than this after the first began
 * @param jitter part of each wait, from 0 to 1, that differs from run to run and from step to step
 */
public record Retry(
        int attempts,
        Duration first,
        double factor,
        Duration longest,
        Optional<Duration> within,
        Optional<Double> jitter) {
    public static final Retry NONE = new Retry(1, Duration.ofSeconds(1), 2.0, Duration.ofMinutes(1));

    /** Waits that are always the same, and no cap but the number of attempts. */
    public Retry(int attempts, Duration first, double factor, Duration longest) {
        this(attempts, first, factor, longest, Optional.empty(), Optional.empty());
    }
}
