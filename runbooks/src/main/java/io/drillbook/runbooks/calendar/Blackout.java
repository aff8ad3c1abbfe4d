package io.drillbook.runbooks.calendar;

import java.time.LocalDate;

/**
 * Dates on which nothing of a calendar is due, and why.
 *
 * @param from first date, {@code yyyy-MM-dd}, in each entry's time zone
 * @param to last date, included
 */
public record Blackout(String from, String to, String why) {
    public Blackout {
        if (LocalDate.parse(to).isBefore(LocalDate.parse(from))) {
            throw new IllegalArgumentException("a blackout from " + from + " to " + to);
        }
    }

    /** Whether it covers a date. */
    public boolean covers(LocalDate date) {
        return !date.isBefore(LocalDate.parse(from)) && !date.isAfter(LocalDate.parse(to));
    }
}
