package io.drillbook.runbooks.type;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An amount of data. Units are binary ({@code KiB}, {@code MiB}, {@code GiB}, {@code TiB}) or plain bytes ({@code B}).
 *
 * @param bytes not negative
 */
public record DataSize(long bytes) implements Comparable<DataSize> {
    private static final Pattern FORM = Pattern.compile("(0|[1-9][0-9]{0,17})(B|KiB|MiB|GiB|TiB)");

    public DataSize {
        if (bytes < 0) {
            throw new IllegalArgumentException("a size is not negative: " + bytes);
        }
    }

    /** Reads {@code 64MiB}; empty when the text is no size or is larger than a long counts. */
    public static Optional<DataSize> read(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new DataSize(Math.multiplyExact(Long.parseLong(matcher.group(1)), factor(matcher.group(2)))));
        } catch (ArithmeticException tooLarge) {
            return Optional.empty();
        }
    }

    /** As {@link #read}, for texts that this project wrote itself. */
    @JsonCreator
    public static DataSize of(String text) {
        return read(text).orElseThrow(() -> new IllegalArgumentException("not a size: " + text));
    }

    /** The exact text form, in the largest unit that divides it: {@code 64MiB}, {@code 1001B}. */
    @JsonValue
    @Override
    public String toString() {
        for (String unit : new String[] {"TiB", "GiB", "MiB", "KiB"}) {
            if (bytes >= factor(unit) && bytes % factor(unit) == 0) {
                return bytes / factor(unit) + unit;
            }
        }
        return bytes + "B";
    }

    @Override
    public int compareTo(DataSize other) {
        return Long.compare(bytes, other.bytes);
    }

    private static long factor(String unit) {
        return switch (unit) {
            case "KiB" -> 1L << 10;
            case "MiB" -> 1L << 20;
            case "GiB" -> 1L << 30;
            case "TiB" -> 1L << 40;
            default -> 1;
        };
    }
}
