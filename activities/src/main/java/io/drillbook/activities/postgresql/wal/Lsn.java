package io.drillbook.activities.postgresql.wal;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A position in the write-ahead log.
 *
 * @param value the position in bytes, unsigned
 */
public record Lsn(long value) implements Comparable<Lsn> {
    private static final Pattern FORM = Pattern.compile("([0-9A-Fa-f]{1,8})/([0-9A-Fa-f]{1,8})");

    /** Reads {@code 0/B000028}; empty when the text is no position. */
    public static Optional<Lsn> read(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        return Optional.of(new Lsn(
                Long.parseUnsignedLong(matcher.group(1), 16) << 32 | Long.parseUnsignedLong(matcher.group(2), 16)));
    }

    /** As {@link #read}, for what a server printed. */
    public static Lsn of(String text) {
        return read(text).orElseThrow(() -> new IllegalArgumentException("not a position in the log: " + text));
    }

    /** Bytes from the other position to this one; negative when the other lies ahead. */
    public long minus(Lsn other) {
        return value - other.value;
    }

    public boolean atLeast(Lsn other) {
        return compareTo(other) >= 0;
    }

    @Override
    public int compareTo(Lsn other) {
        return Long.compareUnsigned(value, other.value);
    }

    /** The server's own text form. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%X/%X", value >>> 32, value & 0xFFFFFFFFL);
    }
}
