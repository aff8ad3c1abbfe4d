package io.drillbook.activities.sandbox.copy;

import io.drillbook.activities.measure.RecoveryPhases;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the log of one start of the copy tells: written with our prefix, in UTC, with English messages.
 *
 * @param started first line with a stamp
 * @param consistent when a consistent state was reached
 * @param stopped when recovery stopped at its target
 * @param stopLine the line that says where
 * @param ready when connections are accepted as planned: read-only while paused, read-write after opening
 * @param timeline selected when it opened
 * @param alarms PANIC, FATAL, ERROR and WARNING lines that are not part of every start
 */
record RecoveryLog(
        Optional<Instant> started,
        Optional<Instant> consistent,
        Optional<Instant> stopped,
        Optional<String> stopLine,
        Optional<Instant> ready,
        Optional<Long> timeline,
        List<String> alarms) {
    private static final Pattern LINE =
            Pattern.compile("(\\d{4}-\\d{2}-\\d{2} \\d{2}:\\d{2}:\\d{2}\\.\\d{3}) UTC \\[\\d+\\] ([A-Z]+):  (.*)");
    private static final Pattern TIMELINE = Pattern.compile("selected new timeline ID: (\\d+)");
    private static final Pattern USUAL = Pattern.compile(
            "the database system is (starting up|not yet accepting connections|not accepting connections|shutting down).*"
                    + "|terminating connection due to administrator command"
                    + "|terminating walreceiver process.*|role \".*\" does not exist|database \".*\" does not exist");
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS", Locale.ROOT);

    RecoveryLog {
        alarms = List.copyOf(alarms);
    }

    /** Reads a log. */
    static RecoveryLog read(String text) {
        List<Entry> entries =
                text.lines().map(Entry::read).flatMap(Optional::stream).toList();
        Optional<Entry> stop =
                first(entries, "recovery stopping ").or(() -> first(entries, "pausing at the end of recovery"));
        return new RecoveryLog(
                entries.stream().map(Entry::at).findFirst(),
                first(entries, "consistent recovery state reached").map(Entry::at),
                stop.map(Entry::at),
                stop.map(Entry::message),
                last(entries, "database system is ready to accept").map(Entry::at),
                entries.stream()
                        .map(entry -> TIMELINE.matcher(entry.message()))
                        .filter(Matcher::matches)
                        .map(matcher -> Long.valueOf(matcher.group(1)))
                        .findFirst(),
                entries.stream()
                        .filter(Entry::alarming)
                        .map(entry -> entry.level() + ": " + entry.message())
                        .toList());
    }

    /** The last fatal message, which is why a server ended. */
    Optional<String> end() {
        return alarms.stream()
                .filter(alarm -> alarm.startsWith("FATAL") || alarm.startsWith("PANIC"))
                .reduce((older, newer) -> newer);
    }

    /**
     * The phases of this start; a moment that the log does not name ends its phase where the next one begins.
     *
     * @param answered when queries were answered as planned
     */
    RecoveryPhases phases(Instant answered) {
        Instant began = started.orElse(answered);
        Instant steady = consistent.orElse(began);
        Instant reached = stopped.orElse(steady);
        return new RecoveryPhases(between(began, steady), between(steady, reached), between(reached, answered));
    }

    private static Duration between(Instant from, Instant to) {
        Duration duration = Duration.between(from, to);
        return duration.isNegative() ? Duration.ZERO : duration;
    }

    private static Optional<Entry> first(List<Entry> entries, String begin) {
        return entries.stream()
                .filter(entry -> entry.message().startsWith(begin))
                .findFirst();
    }

    private static Optional<Entry> last(List<Entry> entries, String begin) {
        return entries.stream()
                .filter(entry -> entry.message().startsWith(begin))
                .reduce((older, newer) -> newer);
    }

    private record Entry(Instant at, String level, String message) {
        static Optional<Entry> read(String line) {
            Matcher matcher = LINE.matcher(line);
            return matcher.matches()
                    ? Optional.of(new Entry(
                            LocalDateTime.parse(matcher.group(1), STAMP).toInstant(ZoneOffset.UTC),
                            matcher.group(2),
                            matcher.group(3)))
                    : Optional.empty();
        }

        boolean alarming() {
            return (level.equals("PANIC") || level.equals("FATAL") || level.equals("ERROR") || level.equals("WARNING"))
                    && !USUAL.matcher(message).matches();
        }
    }
}
