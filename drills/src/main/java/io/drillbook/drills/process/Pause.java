package io.drillbook.drills.process;

import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/** Waiting, for processes that tell nobody when they are ready. */
public final class Pause {
    private Pause() {}

    public static void millis(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting", stopped);
        }
    }

    /**
     * Waits until a condition holds.
     *
     * @throws IllegalStateException when it does not hold within the limit
     */
    public static void until(String what, Duration limit, BooleanSupplier condition) {
        Instant deadline = Instant.now().plus(limit);
        while (!condition.getAsBoolean()) {
            if (Instant.now().isAfter(deadline)) {
                throw new IllegalStateException("within " + limit.toSeconds() + " s this did not come: " + what);
            }
            millis(200);
        }
    }
}
