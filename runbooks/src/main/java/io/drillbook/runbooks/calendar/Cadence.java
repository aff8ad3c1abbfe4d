package io.drillbook.runbooks.calendar;

import static java.util.Objects.requireNonNull;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * How often something is due: on which local dates, and at what time of day there.
 *
 * @param every day, week, month, quarter or year
 * @param on days of the week in lower case, for a week; empty otherwise
 * @param day 1 to 31 of the month, or {@value #LAST}; 0 for a day or a week. A month without that day takes its last
 * @param month 1 to 12, for a year; 0 otherwise
 * @param at local time of day, {@code HH:mm}
 * @param timeZone such as Europe/Berlin
 */
public record Cadence(String every, List<String> on, int day, int month, String at, String timeZone) {
    /** The words of {@link #every}. */
    public static final List<String> WORDS = List.of("day", "week", "month", "quarter", "year");

    /** The words of {@link #on}. */
    public static final List<String> DAYS = Arrays.stream(DayOfWeek.values())
            .map(day -> day.name().toLowerCase(Locale.ROOT))
            .toList();

    /** Stands for the last day of a month. */
    public static final int LAST = -1;

    public Cadence {
        requireNonNull(every, "every");
        on = List.copyOf(on);
        LocalTime.parse(at);
        ZoneId.of(timeZone);
        if (!WORDS.contains(every)
                || every.equals("week") == on.isEmpty()
                || every.equals("year") != (month > 0)
                || !DAYS.containsAll(on)) {
            throw new IllegalArgumentException("a cadence that does not hold together: every " + every);
        }
        boolean inMonth = !every.equals("day") && !every.equals("week");
        if (inMonth ? day != LAST && (day < 1 || day > 31) : day != 0) {
            throw new IllegalArgumentException("no day of a " + every + ": " + day);
        }
    }

    /** Where its dates and its time of day are meant. */
    public ZoneId zone() {
        return ZoneId.of(timeZone);
    }

    /** The time of day. */
    public LocalTime time() {
        return LocalTime.parse(at);
    }

    /** Whether something is due on a local date. */
    public boolean on(LocalDate date) {
        return switch (every) {
            case "day" -> true;
            case "week" -> on.contains(date.getDayOfWeek().name().toLowerCase(Locale.ROOT));
            case "month" -> date.getDayOfMonth() == dayOf(date);
            case "quarter" -> (date.getMonthValue() - 1) % 3 == 0 && date.getDayOfMonth() == dayOf(date);
            default -> date.getMonthValue() == month && date.getDayOfMonth() == dayOf(date);
        };
    }

    /** In words. */
    public String words() {
        String days = switch (every) {
            case "day" -> "every day";
            case "week" -> "every " + String.join(", ", on);
            case "month" -> "day " + dayWord() + " of every month";
            case "quarter" -> "day " + dayWord() + " of every quarter";
            default -> "day " + dayWord() + " of month " + month + " of every year";
        };
        return days + " at " + at + " " + timeZone;
    }

    private String dayWord() {
        return day == LAST ? "last" : String.valueOf(day);
    }

    private int dayOf(LocalDate date) {
        int length = YearMonth.from(date).lengthOfMonth();
        return day == LAST ? length : Math.min(day, length);
    }
}
