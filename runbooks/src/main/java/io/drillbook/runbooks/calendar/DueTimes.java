package io.drillbook.runbooks.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;

/**
 * When a cadence is due, as moments: once for each of its local dates. A time of day that the clock leaves out on a date
 * is as much later as the clock jumps; one that comes twice counts the first time.
 */
public final class DueTimes {
    private DueTimes() {}

    /**
     * All due moments, in order, without those of a blackout.
     *
     * @param from included
     * @param to not included
     */
    public static List<Instant> between(Cadence cadence, List<Blackout> blackouts, Instant from, Instant to) {
        return list(cadence, blackouts, from, to, false);
    }

    /** The moments that a blackout takes out. */
    public static List<Instant> blackedOut(Cadence cadence, List<Blackout> blackouts, Instant from, Instant to) {
        return list(cadence, blackouts, from, to, true);
    }

    private static List<Instant> list(
            Cadence cadence, List<Blackout> blackouts, Instant from, Instant to, boolean covered) {
        ZoneId zone = cadence.zone();
        LocalDate end = to.atZone(zone).toLocalDate();
        List<Instant> due = new ArrayList<>();
        for (LocalDate date = from.atZone(zone).toLocalDate(); !date.isAfter(end); date = date.plusDays(1)) {
            LocalDate day = date;
            if (!cadence.on(date) || blackouts.stream().anyMatch(each -> each.covers(day)) != covered) {
                continue;
            }
            ZonedDateTime moment = ZonedDateTime.of(date, cadence.time(), zone);
            Instant instant = moment.toInstant();
            // A zone that moved across the date line left out a whole date: nothing is due on it.
            if (moment.toLocalDate().equals(date) && !instant.isBefore(from) && instant.isBefore(to)) {
                due.add(instant);
            }
        }
        return List.copyOf(due);
    }
}
