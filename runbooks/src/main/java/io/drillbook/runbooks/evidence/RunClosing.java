package io.drillbook.runbooks.evidence;

import io.drillbook.runbooks.call.RunOpening;
import java.util.Optional;

/**
 * What was found about a run that ended and left no record. It says so in the run's place.
 *
 * @param schema {@value #SCHEMA}
 * @param opening what is known of it; for a run that never came to its first act, what the server knows
 * @param begun whether the run came to its first act, which stores that it began
 * @param outcome terminated, timed_out, lost (the server does not know it any more), never_begun, or failed and
 *     cancelled for a run that ended before it could store anything
 * @param endedAt RFC 3339, as the server says; absent when it does not know
 * @param why in words
 */
public record RunClosing(
        String schema, RunOpening opening, boolean begun, String outcome, Optional<String> endedAt, String why) {
    public static final String SCHEMA = "drillbook.closing/1";

    /** A closing of the current schema. */
    public RunClosing(RunOpening opening, boolean begun, String outcome, Optional<String> endedAt, String why) {
        this(SCHEMA, opening, begun, outcome, endedAt, why);
    }
}
