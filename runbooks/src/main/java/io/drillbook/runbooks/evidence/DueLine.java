package io.drillbook.runbooks.evidence;

import io.drillbook.runbooks.calendar.AppliedCalendar.Due;
import java.util.Locale;
import java.util.Optional;

/**
 * A due time and what came of it.
 *
 * @param run its run's line in the population; absent when there is none
 */
public record DueLine(Due due, State state, Optional<RunLine> run) {
    /** What came of a due time. */
    public enum State {
        /** It began in time. */
        RAN,
        /** It began later than it should. */
        LATE,
        /** It was refused, as its target was locked, in quarantine or cooling down. */
        SKIPPED,
        /** It was started and no worker ever took it up, or it was lost before it began. */
        NEVER_BEGAN,
        /** Nothing began, and the ledger says so. */
        MISSED,
        /** It may still begin. */
        WAITING,
        /** Nothing is said of it though its wait is over. */
        UNACCOUNTED;

        /** For people and documents. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
