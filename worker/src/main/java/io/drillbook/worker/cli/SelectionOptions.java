package io.drillbook.worker.cli;

import io.drillbook.runbooks.evidence.Selection;
import io.drillbook.runbooks.problem.NearestName;
import io.drillbook.worker.exit.CommandException;
import io.drillbook.worker.form.ControlTable;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which runs a command is about. */
final class SelectionOptions {
    @Option(names = "--target", paramLabel = "NAME", description = "only runs on this target")
    private Optional<String> target = Optional.empty();

    @Option(names = "--runbook", paramLabel = "NAME", description = "only runs of this runbook")
    private Optional<String> runbook = Optional.empty();

    @Option(
            names = "--from",
            paramLabel = "TIME",
            description = "only what was written then or later: 2026-10-01 (UTC) or 2026-10-01T08:00:00Z")
    private Optional<String> from = Optional.empty();

    @Option(names = "--to", paramLabel = "TIME", description = "only what was written before")
    private Optional<String> to = Optional.empty();

    @Option(
            names = "--control",
            paramLabel = "ID",
            description = "only runs that support this control, such as A1.3 or CP-9(1), by the shipped claim table")
    private Optional<String> control = Optional.empty();

    Selection selection() {
        return new Selection(
                target,
                runbook,
                from.map(SelectionOptions::time),
                to.map(SelectionOptions::time),
                control.map(SelectionOptions::claim));
    }

    private static Selection.OfControl claim(String id) {
        ControlTable table = ControlTable.shipped();
        return table.control(id)
                .map(claim ->
                        new Selection.OfControl(claim.framework(), claim.control(), table.version(), claim.kinds()))
                .orElseThrow(() -> CommandException.badInput(
                        "unknown-control",
                        "claim table " + table.version() + " has no control " + id,
                        NearestName.hint(id, table.controls()).orElse("see the table in the documents")));
    }

    private static String time(String text) {
        try {
            return text.length() == 10
                    ? LocalDate.parse(text)
                            .atStartOfDay(ZoneOffset.UTC)
                            .toInstant()
                            .toString()
                    : Instant.parse(text).toString();
        } catch (DateTimeException unreadable) {
            throw CommandException.badInput(
                    "not-a-time", text + " is no date and no time", "write 2026-10-01 or 2026-10-01T08:00:00Z");
        }
    }
}
