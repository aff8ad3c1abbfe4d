package io.drillbook.activities.measure;

import io.drillbook.runbooks.call.Measurement;
import java.time.Duration;
import java.util.Optional;

/** Makes measurements that are held to an objective. */
public final class Measured {
    private Measured() {}

    /** A figure with its objective; met when it is not above it. */
    public static Measurement held(
            String name, Duration value, String method, Duration resolution, long samples, Duration objective) {
        return new Measurement(
                name,
                Optional.of(value),
                method,
                resolution,
                samples,
                Optional.of(objective),
                Optional.of(value.compareTo(objective) <= 0));
    }

    /** A figure that could not be taken, and why. */
    public static Measurement missing(String name, String why, Duration objective) {
        return new Measurement(name, Optional.empty(), why, Duration.ZERO, 0, Optional.of(objective), Optional.empty());
    }

    /** A figure without an objective. */
    public static Measurement plain(String name, Duration value, String method, Duration resolution) {
        return new Measurement(name, Optional.of(value), method, resolution, 1, Optional.empty(), Optional.empty());
    }
}
