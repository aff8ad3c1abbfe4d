package io.drillbook.runbooks.plan;

import java.time.Duration;

/**
 * How a failed step is tried again. Only failures whose kind can be helped by trying again are.
 *
 * @param attempts in all, the first included
 * @param first wait before the second attempt
 * @param factor by which each wait grows
 * @param longest wait between two attempts
 */
public record Retry(int attempts, Duration first, double factor, Duration longest) {
    public static final Retry NONE = new Retry(1, Duration.ofSeconds(1), 2.0, Duration.ofMinutes(1));
}
