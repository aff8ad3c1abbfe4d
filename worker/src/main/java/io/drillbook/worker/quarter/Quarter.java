package io.drillbook.worker.quarter;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * A quarter of a year, in UTC.
 *
 * @param number 1 to 4
 */
public record Quarter(int year, int number) {
    /** Reads {@code 2026-Q4}; empty for anything else. */
    public static Optional<Quarter> read(String text) {
        return text.matches("[0-9]{4}-Q[1-4]")
                ? Optional.of(new Quarter(Integer.parseInt(text.substring(0, 4)), text.charAt(6) - '0'))
                : Optional.empty();
    }

    /** The one before. */
    public Quarter before() {
        return number == 1 ? new Quarter(year - 1, 4) : new Quarter(year, number - 1);
    }

    /** Its first moment. */
    public Instant from() {
        return LocalDate.of(year, number * 3 - 2, 1)
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant();
    }

    /** The first moment after it. */
    public Instant to() {
        return LocalDate.of(year, number * 3 - 2, 1)
                .plusMonths(3)
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant();
    }

    /** Whether a moment lies in it. */
    public boolean holds(Instant moment) {
        return !moment.isBefore(from()) && moment.isBefore(to());
    }

    @Override
    public String toString() {
        return year + "-Q" + number;
    }
}
