package io.drillbook.worker.cli;

import io.drillbook.activities.evidence.CalendarShelf;
import io.drillbook.activities.failure.ActionException;
import io.drillbook.runbooks.calendar.AppliedCalendar;
import io.drillbook.runbooks.calendar.AppliedCalendar.AppliedEntry;
import io.drillbook.runbooks.evidence.DueLine;
import io.drillbook.runbooks.evidence.RunLine;
import io.drillbook.runbooks.evidence.SignedCalendar;
import io.drillbook.worker.assembly.TemporalConnection;
import io.drillbook.worker.calendar.Schedules;
import io.drillbook.worker.calendar.Schedules.Standing;
import io.drillbook.worker.evidence.DueReader;
import io.drillbook.worker.evidence.LedgerSource;
import io.drillbook.worker.exit.ExitCode;
import io.drillbook.worker.settings.Settings;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows calendars. */
@Command(
        name = "show",
        description = "Show applied calendars: what is due next, and what came of what was due.",
        mixinStandardHelpOptions = true)
final class CalendarShowCommand implements Callable<Integer> {
    @Mixin
    private final Output output = new Output();

    @Option(
            names = "--days",
            paramLabel = "COUNT",
            defaultValue = "30",
            description = "how far to look back (default 30)")
    private int days = 30;

    @Override
    public Integer call() throws IOException {
        Settings settings = Settings.read(System.getenv());
        Instant now = Instant.now();
        try (TemporalConnection temporal = TemporalConnection.open(settings);
                LedgerSource source = LedgerSource.open(settings, Optional.empty())) {
            Schedules schedules = CalendarCommand.schedules(temporal.client(), settings);
            List<SignedCalendar> all =
                    new CalendarShelf(LedgerSource.places(settings).home()).all();
            List<Map<String, Object>> entries = new ArrayList<>();
            for (int place = 0; place < all.size(); place++) {
                AppliedCalendar calendar = all.get(place).calendar();
                boolean counts = place + 1 == all.size()
                        || !all.get(place + 1).calendar().name().equals(calendar.name());
                if (counts) {
                    show(all.get(place), schedules, entries);
                }
            }
            List<DueLine> lines = DueReader.read(source.files()).at(now).stream()
                    .filter(line -> line.due().at().isAfter(now.minus(Duration.ofDays(days))))
                    .toList();
            history(lines);
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("entries", entries);
            document.put(
                    "due", lines.stream().map(CalendarShowCommand::document).toList());
            output.document(document);
            if (all.isEmpty()) {
                output.line("no calendar is applied; apply one with: drillbook calendar apply FILE");
            }
            return ExitCode.PASSED;
        } catch (ActionException failed) {
            throw EvidenceExportCommand.broken(failed);
        }
    }

    private void show(SignedCalendar signed, Schedules schedules, List<Map<String, Object>> entries) {
        AppliedCalendar calendar = signed.calendar();
        output.line(calendar.name() + ", revision " + calendar.revision() + ", applied " + calendar.appliedAt() + " by "
                + calendar.appliedBy() + ", signed by " + signed.signature().fingerprint());
        for (AppliedEntry entry : calendar.entries()) {
            Optional<Standing> standing = schedules.standing(calendar.scheduleId(entry));
            String next = standing.map(known -> known.next().stream()
                            .findFirst()
                            .map(Instant::toString)
                            .orElse("nothing more; apply the calendar again"))
                    .orElse("nothing: its schedule is gone; apply the calendar again");
            boolean paused = standing.map(Standing::paused).orElse(false);
            output.line("  " + entry.entry().id() + ": " + entry.runbook() + " on " + entry.target() + ", "
                    + entry.entry().cadence().words());
            output.line("    next " + next
                    + (paused
                            ? ", PAUSED"
                                    + standing.map(Standing::note)
                                            .filter(note -> !note.isEmpty())
                                            .map(note -> ": " + note)
                                            .orElse("")
                            : ""));
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("calendar", calendar.name());
            document.put("entry", entry.entry().id());
            document.put("schedule", calendar.scheduleId(entry));
            document.put("there", standing.isPresent());
            document.put("paused", paused);
            document.put("next", standing.map(Standing::next).orElse(List.of()));
            entries.add(document);
        }
    }

    private void history(List<DueLine> lines) {
        if (lines.isEmpty()) {
            return;
        }
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("DUE", "STATE", "OUTCOME", "RUN"));
        for (DueLine line : lines) {
            rows.add(List.of(
                    line.due().at().toString(),
                    line.state().word(),
                    line.run().flatMap(RunLine::outcome).orElse(""),
                    line.due().workflowId()));
        }
        Output.table(rows).forEach(output::line);
    }

    private static Map<String, Object> document(DueLine line) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("calendar", line.due().calendar().name());
        document.put("entry", line.due().entry().entry().id());
        document.put("due", line.due().at().toString());
        document.put("state", line.state().word());
        document.put("run", line.due().workflowId());
        line.run().flatMap(RunLine::outcome).ifPresent(outcome -> document.put("outcome", outcome));
        return document;
    }
}
