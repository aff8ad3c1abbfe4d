package io.drillbook.worker.form;

import io.drillbook.runbooks.call.Measurement;
import io.drillbook.runbooks.call.RunRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Each figure that has an objective, over the last runs of a runbook on a target. */
final class Trends {
    private static final int LAST = 12;

    private Trends() {}

    static void draw(Markup page, List<RunRecord> records) {
        Map<String, List<TrendChart.Point>> trends = new TreeMap<>();
        for (RunRecord record : records) {
            for (Measurement figure : record.measurements()) {
                if (figure.value().isPresent() && figure.objective().isPresent()) {
                    trends.computeIfAbsent(
                                    record.run().runbook() + " on "
                                            + record.run().target() + ": " + figure.name(),
                                    name -> new ArrayList<>())
                            .add(new TrendChart.Point(
                                    record.startedAt(),
                                    figure.value().get(),
                                    figure.objective(),
                                    figure.met().orElse(false)));
                }
            }
        }
        if (trends.isEmpty()) {
            return;
        }
        page.element("h2", "Measured against the objective");
        trends.forEach((name, points) -> {
            page.element("h3", name);
            TrendChart.draw(page, name, points.subList(Math.max(0, points.size() - LAST), points.size()));
        });
    }
}
