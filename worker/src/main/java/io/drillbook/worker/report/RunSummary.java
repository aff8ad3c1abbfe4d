package io.drillbook.worker.report;

import io.drillbook.runbooks.call.CheckResult;
import io.drillbook.runbooks.call.Finding;
import io.drillbook.runbooks.call.Measurement;
import io.drillbook.runbooks.call.RunRecord;
import io.drillbook.runbooks.call.Verdict;
import io.drillbook.runbooks.type.DurationText;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A run's end as a few lines: outcome, what was measured, what was checked, what was found. */
public final class RunSummary {
    private RunSummary() {}

    /** The lines for a run that has ended. */
    public static List<String> lines(EndedRun run) {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add(run.outcome().word().toUpperCase(Locale.ROOT) + "  "
                + run.standing().workflowId());
        if (run.record().isEmpty()) {
            lines.add("  no record of it lies on this machine");
            lines.add("  " + run.link());
            return lines;
        }
        RunRecord record = run.record().get();
        record.failure().ifPresent(failure -> {
            lines.add("  " + failure.code() + ": " + failure.message());
            failure.hint().ifPresent(hint -> lines.add("  hint: " + hint));
        });
        Duration took = Duration.between(Instant.parse(record.startedAt()), Instant.parse(record.endedAt()));
        lines.add("  took " + DurationText.write(took.toSeconds() < 10 ? took : Duration.ofSeconds(took.toSeconds())));
        record.measurements().forEach(measurement -> lines.add("  " + measured(measurement)));
        record.outputs().forEach((name, value) -> scalar(name, value, lines));
        long passed = count(record, Verdict.PASSED);
        long failed = count(record, Verdict.FAILED);
        long unknown = count(record, Verdict.UNKNOWN);
        if (passed + failed + unknown > 0) {
            lines.add("  checks: " + passed + " passed, " + failed + " failed, " + unknown + " unknown");
        }
        for (CheckResult check : record.checks()) {
            if (check.result() != Verdict.PASSED) {
                lines.add("    " + check.result().name().toLowerCase(Locale.ROOT) + " " + check.id() + ": expected "
                        + check.expected() + ", found " + check.actual());
            }
        }
        for (Finding finding : record.findings()) {
            lines.add("  finding (" + finding.severity() + ") " + finding.code() + ": " + finding.message());
            lines.add("    hint: " + finding.hint());
        }
        record.deviations().forEach(deviation -> lines.add("  deviation: " + deviation));
        lines.add("  record " + record.evidenceId());
        return lines;
    }

    /** One measured figure with its objective: {@code rto_restore 14.2s (objective 1h: met)}. */
    public static String measured(Measurement measurement) {
        String value = measurement.value().map(DurationText::write).orElse("not measured");
        String objective = measurement
                .objective()
                .map(limit -> " (objective " + DurationText.write(limit) + ": "
                        + measurement.met().map(met -> met ? "met" : "missed").orElse("unknown") + ")")
                .orElse("");
        return measurement.name() + " " + value + objective;
    }

    private static void scalar(String name, Object value, List<String> lines) {
        if (!(value instanceof Map) && !(value instanceof Iterable)) {
            lines.add("  " + name + " " + value);
        }
    }

    private static long count(RunRecord record, Verdict verdict) {
        return record.checks().stream()
                .filter(check -> check.result() == verdict)
                .count();
    }
}
