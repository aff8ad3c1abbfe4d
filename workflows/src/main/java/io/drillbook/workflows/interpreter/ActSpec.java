package io.drillbook.workflows.interpreter;

import io.drillbook.runbooks.json.Digests;
import io.drillbook.runbooks.plan.Retry;
import java.time.Duration;
import java.util.HexFormat;

/**
 * How an act is attempted.
 *
 * @param path key of the act
 * @param timeout of all attempts together; of each one when the home tries again by itself
 * @param untilDone whether it is tried until it is done, whatever happens
 * @param least time that an attempt is given however little is left
 */
record ActSpec(
        String path, String title, Duration timeout, Retry retry, boolean untilDone, Duration least, Request request) {
    private static final int DIGITS = 8;

    ActSpec(String path, String title, Duration timeout, Retry retry, Request request) {
        this(path, title, timeout, retry, false, request);
    }

    ActSpec(String path, String title, Duration timeout, Retry retry, boolean untilDone, Request request) {
        this(path, title, timeout, retry, untilDone, Duration.ZERO, request);
    }

    /** The same, with no more time than this. */
    ActSpec within(Duration limit) {
        return timeout.compareTo(limit) <= 0 ? this : new ActSpec(path, title, limit, retry, untilDone, least, request);
    }

    /** What is asked of an activity. */
    sealed interface Request {}

    /** An action, by name. */
    record Target(String action, String signature) implements Request {}

    /** A system act with the record it takes. */
    record Own(String activity, Record input) implements Request {}

    /**
     * Wait before the attempt that follows so many failures; the first wait follows one.
     *
     * @param identity of the act: jitter differs from act to act and is the same in every replay
     */
    Duration pause(int failures, String identity) {
        double factor = Math.pow(Math.max(1.0, retry.factor()), Math.max(0, failures - 1));
        double millis = Math.min(
                retry.first().toMillis() * factor, (double) retry.longest().toMillis());
        double shorter = retry.jitter()
                .map(part -> part * spread(identity + "@" + failures))
                .orElse(0.0);
        return Duration.ofMillis(Math.max(1, (long) (millis * (1 - shorter))));
    }

    /** A number from 0 to 1 that is made of a text. */
    private static double spread(String text) {
        return (double) HexFormat.fromHexDigitsToLong(Digests.sha256(text).substring(0, DIGITS)) / 0xffff_ffffL;
    }
}
