package io.drillbook.activities.sandbox.copy;

import io.drillbook.activities.pgbackrest.tool.ToolComplaint;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Says why a recovery ended too early. The server's last word is only that it did; the reason stands before it. */
final class RecoveryEnd {
    private static final Pattern TOOL = Pattern.compile(".*\\b(ERROR|ASSERT): ?\\[\\d+\\].*");
    private static final Pattern RECORD = Pattern.compile(
            ".* LOG:  (.*(invalid|incorrect|unexpected pageaddr|out-of-sequence|contrecord|could not decompress).*)");

    private RecoveryEnd() {}

    /**
     * The reason, for people.
     *
     * @param text of the server's log
     */
    static String why(String text) {
        String end = RecoveryLog.read(text).end().orElse("its log does not say why");
        List<String> lines = text.lines().toList();
        List<String> tool =
                lines.stream().filter(line -> TOOL.matcher(line).matches()).toList();
        if (!tool.isEmpty()) {
            // What belongs to an error is indented below it.
            String last = tool.getLast();
            String all = lines.subList(lines.lastIndexOf(last), lines.size()).stream()
                    .filter(line -> line.equals(last) || line.startsWith("   "))
                    .collect(Collectors.joining("\n"));
            return "a log segment could not be fetched: " + ToolComplaint.of(all) + "; " + end;
        }
        Optional<String> record = lines.stream()
                .map(RECORD::matcher)
                .filter(Matcher::matches)
                .map(matcher -> matcher.group(1))
                .reduce((older, newer) -> newer);
        return record.map(said -> "a log segment ends too early or is damaged: " + said + "; " + end)
                .orElse(end);
    }
}
