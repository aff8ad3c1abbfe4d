package io.drillbook.worker.form;

import io.drillbook.runbooks.call.Measurement;
import io.drillbook.runbooks.evidence.ChainEntry;
import io.drillbook.runbooks.evidence.DueLine;
import io.drillbook.runbooks.evidence.RunLine;
import io.drillbook.runbooks.type.DurationText;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The population as a table for spreadsheets (RFC 4180). No cell can begin a formula. */
public final class Csv {
    private static final List<String> HEADER = List.of(
            "entry",
            "kind",
            "runbook",
            "title",
            "target",
            "environment",
            "trigger",
            "starter",
            "started_at",
            "ended_at",
            "outcome",
            "failure",
            "checks_passed",
            "checks_failed",
            "checks_unknown",
            "measured",
            "run");

    private Csv() {}

    /** One line a run. */
    public static String of(List<ChainEntry> population) {
        StringBuilder text = new StringBuilder(line(HEADER));
        population.forEach(entry -> text.append(line(cells(entry, entry.run().orElseThrow()))));
        return text.toString();
    }

    /** One line a due time. */
    static String due(List<DueLine> lines) {
        StringBuilder text = new StringBuilder(
                line(List.of("due_at", "state", "calendar", "revision", "entry", "runbook", "target", "owner", "run")));
        for (DueLine each : lines) {
            text.append(line(List.of(
                    each.due().at().toString(),
                    each.state().word(),
                    each.due().calendar().name(),
                    String.valueOf(each.due().calendar().revision()),
                    each.due().entry().entry().id(),
                    each.due().entry().runbook(),
                    each.due().entry().target(),
                    each.due().entry().entry().owner(),
                    each.due().workflowId())));
        }
        return text.toString();
    }

    private static List<String> cells(ChainEntry entry, RunLine run) {
        Optional<RunLine.CheckCounts> checks = run.checks();
        return List.of(
                String.valueOf(entry.sequence()),
                run.kind(),
                run.runbook(),
                run.title(),
                run.target(),
                run.environment(),
                run.trigger(),
                run.starter(),
                run.startedAt(),
                run.endedAt().orElse(""),
                run.outcome().orElse("open"),
                run.failure().orElse(""),
                checks.map(count -> String.valueOf(count.passed())).orElse(""),
                checks.map(count -> String.valueOf(count.failed())).orElse(""),
                checks.map(count -> String.valueOf(count.unknown())).orElse(""),
                run.measurements().stream().map(Csv::measured).collect(Collectors.joining("; ")),
                run.identity().workflowId());
    }

    private static String measured(Measurement figure) {
        return figure.name() + " " + figure.value().map(DurationText::write).orElse("not measured");
    }

    private static String line(List<String> cells) {
        return cells.stream().map(Csv::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    /** What a spreadsheet would take for a formula gets an apostrophe, also behind leading blanks. */
    static String cell(String text) {
        String start = text.stripLeading();
        boolean formula = (!text.isEmpty() && "\t\r\n".indexOf(text.charAt(0)) >= 0)
                || (!start.isEmpty() && "=+-@|%\uFF1D\uFF0B\uFF0D\uFF20".indexOf(start.charAt(0)) >= 0);
        return "\"" + (formula ? "'" : "") + text.replace("\"", "\"\"") + "\"";
    }
}
