package io.drillbook.workflows.interpreter;

import io.drillbook.runbooks.type.DurationText;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Times as people read them in a checklist. */
final class Times {
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Times() {}

    /** Time of day in UTC. */
    static String clock(Instant time) {
        return CLOCK.format(time);
    }

    /** Between two times, to the second from a minute on. */
    static String span(Instant from, Instant to) {
        Duration span = Duration.between(from, to);
        return DurationText.write(
                span.compareTo(Duration.ofMinutes(1)) < 0 ? span : span.truncatedTo(ChronoUnit.SECONDS));
    }
}
