package io.drillbook.worker.quarter;

import io.drillbook.runbooks.call.Measurement;
import io.drillbook.runbooks.evidence.RunLine;
import io.drillbook.worker.quarter.QuarterReport.Figure;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** How each figure with an objective moved from one quarter to the next. */
final class Figures {
    private static final double WORSE = 1.25;

    private record Key(String runbook, String target, String name) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            return (runbook + " " + target + " " + name)
                    .compareTo(other.runbook + " " + other.target + " " + other.name);
        }
    }

    private final Quarter quarter;
    private final List<RunLine> population;

    Figures(Quarter quarter, List<RunLine> population) {
        this.quarter = quarter;
        this.population = population;
    }

    List<Figure> list() {
        Map<Key, List<Measurement>> now = measured(quarter);
        Map<Key, List<Measurement>> before = measured(quarter.before());
        List<Figure> figures = new ArrayList<>();
        now.forEach((key, measurements) -> {
            List<Duration> values = values(measurements);
            Optional<Duration> earlier =
                    Optional.ofNullable(before.get(key)).map(Figures::values).map(Figures::median);
            Duration median = median(values);
            figures.add(new Figure(
                    key.runbook(),
                    key.target(),
                    key.name(),
                    values.size(),
                    measurements.stream()
                            .filter(each -> each.met().orElse(false))
                            .count(),
                    median,
                    values.getLast(),
                    earlier,
                    earlier.map(known -> median.toMillis() > known.toMillis() * WORSE)
                            .orElse(false)));
        });
        return figures;
    }

    private Map<Key, List<Measurement>> measured(Quarter of) {
        Map<Key, List<Measurement>> measured = new TreeMap<>();
        for (RunLine run : population) {
            if (!of.holds(Instant.parse(run.startedAt()))) {
                continue;
            }
            for (Measurement each : run.measurements()) {
                if (each.value().isPresent() && each.objective().isPresent()) {
                    measured.computeIfAbsent(
                                    new Key(run.runbook(), run.target(), each.name()), key -> new ArrayList<>())
                            .add(each);
                }
            }
        }
        return measured;
    }

    private static List<Duration> values(List<Measurement> measurements) {
        List<Duration> values = new ArrayList<>();
        measurements.forEach(each -> each.value().ifPresent(values::add));
        Collections.sort(values);
        return values;
    }

    private static Duration median(List<Duration> sorted) {
        return sorted.get((sorted.size() - 1) / 2);
    }
}
