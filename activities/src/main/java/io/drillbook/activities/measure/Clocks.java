package io.drillbook.activities.measure;

import java.time.Duration;
import java.time.Instant;

/** Holds another machine's clock to ours: what compares stamps of two machines is worth no more than their clocks. */
public final class Clocks {
    /** Further apart than this, measured times and recovery points mean nothing. */
    public static final Duration LIMIT = Duration.ofSeconds(5);

    private Clocks() {}

    /**
     * Notes a check of one clock.
     *
     * @param id of the check
     * @param there what the other clock said
     * @param before our clock before it was asked
     * @param after our clock when the answer had come
     */
    public static void check(Checks checks, String id, String method, Instant there, Instant before, Instant after) {
        Duration offset;
        if (there.isBefore(before)) {
            offset = Duration.between(before, there);
        } else if (there.isAfter(after)) {
            offset = Duration.between(after, there);
        } else {
            offset = Duration.ZERO;
        }
        checks.add(
                id,
                "clock",
                method,
                "at most " + LIMIT.toSeconds() + " s from the worker's clock",
                "the clock is " + (offset.isNegative() ? "behind" : "ahead") + " by at least "
                        + offset.abs().toMillis() + " ms",
                offset.abs().compareTo(LIMIT) <= 0);
    }
}
