package io.drillbook.worker.form;

import io.drillbook.runbooks.call.CheckResult;
import io.drillbook.runbooks.call.Measurement;
import io.drillbook.runbooks.call.RunRecord;
import io.drillbook.runbooks.call.StepRecord;
import io.drillbook.runbooks.type.DurationText;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One run in the report. */
final class RunSection {
    private RunSection() {}

    static void draw(Markup page, RunRecord record, ControlTable controls) {
        page.raw("<section class=\"run\">");
        page.element("h3", record.title());
        page.raw("<p>");
        page.element("strong", style(record), record.outcome().word().toUpperCase(Locale.ROOT));
        page.text(" " + record.run().runbook() + " on " + record.run().target() + " ("
                + record.run().environment() + "), " + record.startedAt() + " to " + record.endedAt());
        page.raw("</p>");
        page.element("p", "quiet", record.evidenceId());
        record.provenance()
                .flatMap(RunRecord.Provenance::ticket)
                .ifPresent(ticket -> page.element("p", "Ticket: " + ticket));
        record.failure().ifPresent(failure -> page.element("p", "failed", failure.code() + ": " + failure.message()));
        figures(page, record);
        phases(page, record);
        OutageChart.draw(page, record);
        timeline(page, record);
        checks(page, record);
        RunTraces.draw(page, record);
        record.findings()
                .forEach(finding -> page.element(
                        "p", "Finding (" + finding.severity() + "): " + finding.message() + " " + finding.hint()));
        record.deviations().forEach(deviation -> page.element("p", "Deviation: " + deviation));
        List<List<String>> claims = controls.of(record.run().kind()).stream()
                .map(claim -> List.of(claim.framework(), claim.control(), claim.ask()))
                .toList();
        if (!claims.isEmpty()) {
            page.element(
                    "p",
                    "quiet",
                    "Supports, by claim table " + controls.version() + " (a claim, not a finding of an auditor):");
            page.table(List.of("Framework", "Control", "Asks for (shortened)"), claims);
        }
        page.raw("</section>");
    }

    private static String style(RunRecord record) {
        return switch (record.outcome()) {
            case PASSED -> "passed";
            case UNKNOWN -> "unknown";
            case FAILED, CANCELLED, REFUSED -> "failed";
        };
    }

    private static void figures(Markup page, RunRecord record) {
        List<List<String>> rows = new ArrayList<>();
        for (Measurement figure : record.measurements()) {
            if (!phase(figure)) {
                rows.add(List.of(
                        figure.name(),
                        figure.value().map(DurationText::write).orElse("not measured"),
                        figure.objective().map(DurationText::write).orElse(""),
                        figure.met().map(met -> met ? "met" : "missed").orElse(""),
                        DurationText.write(figure.resolution()),
                        figure.method()));
            }
        }
        if (!rows.isEmpty()) {
            page.table(List.of("Measured", "Value", "Objective", "", "Resolution", "Method"), rows);
        }
    }

    /** A part of another figure: {@code rto_restore.fetch}. */
    private static boolean phase(Measurement figure) {
        return figure.name().contains(".");
    }

    private static void phases(Markup page, RunRecord record) {
        List<BarChart.Bar> bars = new ArrayList<>();
        Duration from = Duration.ZERO;
        for (Measurement figure : record.measurements()) {
            if (phase(figure)
                    && figure.value().isPresent()
                    && !figure.value().get().isNegative()) {
                bars.add(new BarChart.Bar(
                        figure.name(), "phase", from, figure.value().get()));
                from = from.plus(figure.value().get());
            }
        }
        if (!bars.isEmpty()) {
            page.element("h4", "Phases");
            BarChart.draw(page, "Phases of " + record.title(), bars);
        }
    }

    private static void timeline(Markup page, RunRecord record) {
        Instant start = Instant.parse(record.startedAt());
        List<BarChart.Bar> bars = new ArrayList<>();
        for (StepRecord step : record.steps()) {
            if (step.startedAt().isPresent() && step.endedAt().isPresent()) {
                Instant from = Instant.parse(step.startedAt().get());
                bars.add(new BarChart.Bar(
                        step.title(),
                        step.state(),
                        Duration.between(start, from),
                        Duration.between(from, Instant.parse(step.endedAt().get()))));
            }
        }
        if (!bars.isEmpty()) {
            page.element("h4", "Timeline");
            BarChart.draw(page, "Timeline of " + record.title(), bars);
        }
    }

    private static void checks(Markup page, RunRecord record) {
        List<List<String>> rows = record.checks().stream().map(RunSection::row).toList();
        if (!rows.isEmpty()) {
            page.element("h4", "Checks");
            page.table(List.of("Check", "Result", "Expected", "Found", "Method"), rows);
        }
    }

    private static List<String> row(CheckResult check) {
        return List.of(
                check.id(),
                check.result().name().toLowerCase(Locale.ROOT),
                check.expected(),
                check.actual(),
                check.method());
    }
}
