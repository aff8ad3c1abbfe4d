package io.drillbook.runbooks.calendar;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One thing that is due again and again.
 *
 * @param id its name in the calendar
 * @param runbook name in the library
 * @param inputs as texts, by name
 * @param startWithin a run that begins later than this after it was due is late
 * @param catchUp how long after it was due it may still be started, when nobody could start it in time
 * @param jitter spreads starts by up to this
 * @param owner who answers for it
 */
public record CalendarEntry(
        String id,
        String runbook,
        SortedMap<String, String> inputs,
        Cadence cadence,
        Duration startWithin,
        Duration catchUp,
        Duration jitter,
        String owner) {
    public CalendarEntry {
        inputs = Collections.unmodifiableSortedMap(new TreeMap<>(inputs));
        if (startWithin.isNegative() || catchUp.isNegative() || jitter.isNegative()) {
            throw new IllegalArgumentException("a negative time in " + id);
        }
    }

    /** From when on a run of this due time is late. */
    public Instant lateFrom(Instant due) {
        return due.plus(jitter).plus(startWithin);
    }

    /** From when on nothing can come of this due time any more: it was missed. */
    public Instant missedFrom(Instant due) {
        return due.plus(jitter).plus(startWithin.compareTo(catchUp) > 0 ? startWithin : catchUp);
    }
}
