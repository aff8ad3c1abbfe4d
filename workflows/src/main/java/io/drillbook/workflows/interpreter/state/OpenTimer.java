package io.drillbook.workflows.interpreter.state;

import java.time.Instant;

/**
 * A timer that has not fired.
 *
 * @param path of the step it is for; empty for the run's own
 * @param until when it fires
 */
public record OpenTimer(Purpose purpose, String path, Instant until) {
    /** What happens when it fires. */
    public enum Purpose {
        /** The run has taken too long. */
        LONGEST_DURATION,
        /** The wait for the lock is over. */
        LOCK_WAIT,
        /** The next attempt begins. */
        RETRY,
        /** A wait step is done. */
        WAIT,
        /** A step with steps inside has taken too long. */
        BLOCK,
        /** Nobody came for a failed step. */
        HOLD,
        /** People have had their time to vote or to answer. */
        QUESTION
    }
}
