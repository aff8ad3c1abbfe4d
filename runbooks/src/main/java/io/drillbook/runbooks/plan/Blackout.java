package io.drillbook.runbooks.plan;

import java.time.Instant;

/**
 * When no run begins.
 *
 * @param from first moment of it
 * @param to first moment after it
 * @param why in words
 */
public record Blackout(Instant from, Instant to, String why) {
    /** Whether no run begins at this moment. */
    public boolean contains(Instant moment) {
        return !moment.isBefore(from) && moment.isBefore(to);
    }
}
