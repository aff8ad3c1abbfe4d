package io.drillbook.runbooks.call;

import java.util.Optional;

/**
 * A person says what becomes of a failed step that waits for one.
 *
 * @param step its id, or its path as the run's view shows it; may be left out when only one step waits
 * @param by who says so, as the program sees it; not proven
 * @param reason why, in words
 */
public record StepDecision(Optional<String> step, Choice choice, String by, String reason) {
    /** Update of every run. */
    public static final String UPDATE = "decide-step";

    /** What becomes of it. */
    public enum Choice {
        /** The run goes on without it. */
        SKIP,
        /** It is tried again, as if it had not failed. */
        RETRY,
        /** Its failure stands: what was begun is taken back. */
        ABORT
    }
}
