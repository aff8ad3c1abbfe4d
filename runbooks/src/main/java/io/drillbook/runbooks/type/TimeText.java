package io.drillbook.runbooks.type;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/** The text form of times: RFC 3339, {@code 2026-01-31T12:00:00Z} or with an offset. */
public final class TimeText {
    private TimeText() {}

    /** Reads a time; empty when the text is none. Years have four digits. */
    public static Optional<Instant> read(String text) {
        if (text.length() < 20 || text.charAt(4) != '-' || text.charAt(10) != 'T') {
            return Optional.empty();
        }
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException noTime) {
            return Optional.empty();
        }
    }

    /** Writes a time in UTC. */
    public static String write(Instant time) {
        return time.toString();
    }
}
