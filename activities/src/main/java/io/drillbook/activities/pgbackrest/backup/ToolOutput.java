package io.drillbook.activities.pgbackrest.backup;

import io.drillbook.activities.measure.Checks;
import java.util.List;
import java.util.regex.Pattern;

/** Looks through what the tool printed: a warning counts, whatever the exit code was. */
final class ToolOutput {
    private static final Pattern LOUD = Pattern.compile(".*\\b(WARN|ERROR|ASSERT):.*");

    private ToolOutput() {}

    static List<String> loud(String output) {
        return output.lines()
                .filter(line -> LOUD.matcher(line).matches())
                .map(String::strip)
                .toList();
    }

    static String lastError(String output) {
        List<String> loud = loud(output);
        return loud.isEmpty() ? output.strip().lines().reduce("no output", (older, newer) -> newer) : loud.getLast();
    }

    static void warnings(Checks checks, String output) {
        loud(output)
                .forEach(line -> checks.finding(
                        "tool-warned",
                        "warning",
                        "pgBackRest said: " + line,
                        "read it; the tool went on all the same"));
    }
}
