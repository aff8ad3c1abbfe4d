package io.drillbook.runbooks.calendar;

import java.util.List;

/**
 * A calendar as it is written: what is due when, and when nothing is.
 *
 * @param entries in the order of the file, ids unique
 */
public record DrillCalendar(String name, List<CalendarEntry> entries, List<Blackout> blackouts) {
    public DrillCalendar {
        entries = List.copyOf(entries);
        blackouts = List.copyOf(blackouts);
    }
}
