package io.drillbook.activities.pgbackrest.tool;

import io.drillbook.activities.postgresql.wal.Lsn;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One commit as it stands in the log.
 *
 * @param position start of its record: a recovery target that includes exactly this commit
 * @param at the server's clock when it committed
 */
public record Commit(Lsn position, Instant at) {
    private static final Pattern LINE =
            Pattern.compile(".*lsn: ([0-9A-F]+/[0-9A-F]+), .*desc: COMMIT(?:_PREPARED)? (?:\\d+: )?"
                    + "(\\d{4}-\\d{2}-\\d{2} \\d{2}:\\d{2}:\\d{2}(?:\\.\\d+)?) UTC.*");
    private static final DateTimeFormatter STAMP = new DateTimeFormatterBuilder()
            .appendPattern("yyyy-MM-dd HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .toFormatter(Locale.ROOT);

    /** Reads a line of {@code pg_waldump}, run in UTC; empty when it is no commit. */
    public static Optional<Commit> read(String line) {
        Matcher matcher = LINE.matcher(line);
        return matcher.matches()
                ? Optional.of(new Commit(
                        Lsn.of(matcher.group(1)),
                        LocalDateTime.parse(matcher.group(2), STAMP).toInstant(ZoneOffset.UTC)))
                : Optional.empty();
    }
}
