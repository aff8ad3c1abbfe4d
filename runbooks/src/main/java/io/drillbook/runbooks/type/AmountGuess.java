package io.drillbook.runbooks.type;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Guesses what an amount in another notation means: {@code 5 minutes}, {@code 1.5h}, {@code PT5M}, {@code 64 mib}. */
final class AmountGuess {
    private static final Pattern PART = Pattern.compile(
            "(?<number>[0-9]{1,6}(?:\\.[0-9]{1,3})?) *(?<unit>ms|millis(?:econds?)?|s|secs?|seconds?|m|mins?|minutes?|h|hrs?"
                    + "|hours?|d|days?|w|weeks?)(?= *(?:[0-9]|and|,|$)) *(?:and|,)? *");

    private static final List<String> UNITS = List.of("B", "KiB", "MiB", "GiB", "TiB");

    private AmountGuess() {}

    /** The duration in our text form. */
    static Optional<String> duration(String text) {
        String lowered = text.strip().toLowerCase(Locale.ROOT);
        Duration sum = lowered.startsWith("p") ? iso(text.strip()) : Duration.ZERO;
        Matcher part = PART.matcher(lowered);
        int end = 0;
        while (part.find() && part.start() == end) {
            sum = sum.plus(part(Double.parseDouble(part.group("number")), part.group("unit")));
            end = part.end();
        }
        boolean whole = lowered.startsWith("p") || end == lowered.length();
        return whole && sum.compareTo(Duration.ZERO) > 0 ? Optional.of(DurationText.write(sum)) : Optional.empty();
    }

    private static Duration iso(String text) {
        try {
            return Duration.parse(text.toUpperCase(Locale.ROOT));
        } catch (DateTimeParseException none) {
            return Duration.ZERO;
        }
    }

    private static Duration part(double number, String unit) {
        long milliseconds = switch (unit.charAt(0)) {
            case 'w' -> Duration.ofDays(7).toMillis();
            case 'd' -> Duration.ofDays(1).toMillis();
            case 'h' -> Duration.ofHours(1).toMillis();
            case 's' -> 1000;
            default -> unit.startsWith("ms") || unit.startsWith("milli") ? 1 : 60_000;
        };
        return Duration.ofMillis(Math.round(number * milliseconds));
    }

    /** The size in our text form; decimal units such as MB mean something else and are not guessed at. */
    static Optional<String> size(String text) {
        String joined = text.replace(" ", "");
        return UNITS.stream()
                .filter(unit -> joined.toLowerCase(Locale.ROOT).endsWith(unit.toLowerCase(Locale.ROOT)))
                .reduce((shorter, longer) -> longer)
                .map(unit -> joined.substring(0, joined.length() - unit.length()) + unit)
                .filter(guess -> DataSize.read(guess).isPresent());
    }
}
