package io.drillbook.workflows.interpreter;

import io.drillbook.runbooks.plan.Retry;
import java.time.Duration;

/**
 * How an act is attempted.
 *
 * @param timeout of all attempts together; of each one when the home tries again by itself
 * @param untilDone whether it is tried until it is done, whatever happens
 */
record ActSpec(String path, String title, Duration timeout, Retry retry, boolean untilDone, Request request) {
    ActSpec(String path, String title, Duration timeout, Retry retry, Request request) {
        this(path, title, timeout, retry, false, request);
    }

    /** What is asked of an activity. */
    sealed interface Request {}

    /** An action, by name. */
    record Target(String action, String signature) implements Request {}

    /** A system act with the record it takes. */
    record Own(String activity, Record input) implements Request {}

    /** Wait before the attempt that follows so many failures; the first wait follows one. */
    Duration pause(int failures) {
        double factor = Math.pow(Math.max(1.0, retry.factor()), Math.max(0, failures - 1));
        double millis = Math.min(
                retry.first().toMillis() * factor, (double) retry.longest().toMillis());
        return Duration.ofMillis(Math.max(1, (long) millis));
    }
}
