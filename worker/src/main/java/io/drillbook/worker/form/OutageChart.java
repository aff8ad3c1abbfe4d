package io.drillbook.worker.form;

import io.drillbook.runbooks.call.RunRecord;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The timeline of an outage, from the moments that a run's measurement gave as outputs. */
final class OutageChart {
    /** Outputs that name moments of an outage, in the order these are expected, with their words. */
    private static final Map<String, String> MOMENTS = moments();

    private OutageChart() {}

    private record Moment(String words, Instant at) {}

    static void draw(Markup page, RunRecord record) {
        Map<String, Instant> found = new TreeMap<>();
        record.steps()
                .forEach(step -> step.output().forEach((name, value) -> {
                    if (MOMENTS.containsKey(name)) {
                        time(value).ifPresent(at -> found.put(name, at));
                    }
                }));
        if (!found.containsKey("first_failed_at") || !found.containsKey("first_ok_at")) {
            return;
        }
        List<Moment> moments = new ArrayList<>();
        MOMENTS.forEach((name, words) -> {
            Instant at = found.get(name);
            if (at != null) {
                moments.add(new Moment(words, at));
            }
        });
        moments.sort(Comparator.comparing(Moment::at));
        Instant start = moments.getFirst().at();
        List<BarChart.Bar> bars = new ArrayList<>();
        for (int place = 1; place < moments.size(); place++) {
            Moment from = moments.get(place - 1);
            Moment to = moments.get(place);
            bars.add(new BarChart.Bar(
                    from.words() + " → " + to.words(),
                    "phase",
                    Duration.between(start, from.at()),
                    Duration.between(from.at(), to.at())));
        }
        page.element("h4", "Timeline of the outage");
        BarChart.draw(page, "Timeline of the outage of " + record.title(), bars);
        List<List<String>> rows = new ArrayList<>();
        moments.forEach(moment -> rows.add(List.of(moment.words(), moment.at().toString())));
        page.table(List.of("Moment", "When"), rows);
    }

    private static Optional<Instant> time(Object value) {
        try {
            return value instanceof String text ? Optional.of(Instant.parse(text)) : Optional.empty();
        } catch (DateTimeParseException none) {
            return Optional.empty();
        }
    }

    private static Map<String, String> moments() {
        Map<String, String> words = new LinkedHashMap<>();
        words.put("steady_at", "steady");
        words.put("fault_at", "fault");
        words.put("last_ok_at", "last write that went well");
        words.put("first_failed_at", "first write that failed");
        words.put("detected_at", "detected");
        words.put("decided_at", "decided");
        words.put("promoted_at", "promoted");
        words.put("first_ok_at", "first write that went well again");
        words.put("stable_at", "stable");
        return words;
    }
}
