package io.drillbook.runbooks.plan;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;

/**
 * When a run may begin: on some days, between two times of day. A window that ends before it begins goes on into the next
 * morning and belongs to the day on which it began; one that ends when it begins lasts a whole day. The rules of time zones
 * are those of the worker's Java.
 *
 * @param days in lower case, monday to sunday; empty means every day
 * @param from time of day such as 22:00
 * @param to time of day, no longer in it
 * @param timeZone of days and times
 */
public record Window(List<String> days, String from, String to, String timeZone) {
    public Window {
        days = List.copyOf(days);
    }

    /** Whether a run may begin at this moment. */
    public boolean contains(Instant moment) {
        ZonedDateTime local = moment.atZone(ZoneId.of(timeZone));
        LocalTime begin = LocalTime.parse(from);
        LocalTime end = LocalTime.parse(to);
        LocalTime time = local.toLocalTime();
        if (begin.isBefore(end)) {
            return isOn(local.getDayOfWeek()) && !time.isBefore(begin) && time.isBefore(end);
        }
        return (isOn(local.getDayOfWeek()) && !time.isBefore(begin))
                || (isOn(local.getDayOfWeek().minus(1)) && time.isBefore(end));
    }

    private boolean isOn(DayOfWeek day) {
        return days.isEmpty() || days.contains(day.name().toLowerCase(Locale.ROOT));
    }

    /** As people read it. */
    @Override
    public String toString() {
        return (days.isEmpty() ? "every day" : String.join(", ", days)) + " from " + from + " to " + to + " ("
                + timeZone + ")";
    }
}
