package io.drillbook.worker.cli;

import static java.util.Objects.requireNonNull;

import io.drillbook.activities.evidence.CalendarShelf;
import io.drillbook.activities.evidence.EvidencePlaces;
import io.drillbook.activities.evidence.EvidenceWriter;
import io.drillbook.activities.failure.ActionException;
import io.drillbook.runbooks.calendar.AppliedCalendar;
import io.drillbook.runbooks.calendar.AppliedCalendar.AppliedEntry;
import io.drillbook.runbooks.calendar.DrillCalendar;
import io.drillbook.runbooks.evidence.SignedCalendar;
import io.drillbook.runbooks.evidence.SshSignature;
import io.drillbook.worker.assembly.InventoryFile;
import io.drillbook.worker.assembly.RunbookLibrary;
import io.drillbook.worker.assembly.TemporalConnection;
import io.drillbook.worker.calendar.CalendarFiles;
import io.drillbook.worker.calendar.CalendarMaker;
import io.drillbook.worker.calendar.CalendarMaker.Bound;
import io.drillbook.worker.calendar.PersonalKey;
import io.drillbook.worker.calendar.Schedules;
import io.drillbook.worker.evidence.LedgerSource;
import io.drillbook.worker.exit.ExitCode;
import io.drillbook.worker.settings.Settings;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Applies calendars. */
@Command(
        name = "apply",
        description = {
            "Sign calendars, chain them into the evidence, and make or change their schedules in place.",
            "From then on every due time counts: what did not run shows as missed. A schedule runs exactly the plan",
            "that was signed; apply again after a change of runbook or inventory."
        },
        mixinStandardHelpOptions = true)
final class CalendarApplyCommand implements Callable<Integer> {
    @Mixin
    private final Output output = new Output();

    @Parameters(arity = "0..*", paramLabel = "FILE", description = "calendar files (default: all of drills/calendar/)")
    private List<Path> files = List.of();

    @Option(
            names = "--key",
            paramLabel = "FILE",
            description =
                    "your SSH key (Ed25519), or its public half when ssh-agent holds it; default ~/.ssh/id_ed25519")
    private Optional<Path> key = Optional.empty();

    @Override
    public Integer call() {
        Settings settings = Settings.read(System.getenv());
        CalendarMaker maker =
                new CalendarMaker(new RunbookLibrary(settings.library()), InventoryFile.read(settings.inventory()));
        List<DrillCalendar> calendars = CalendarFiles.read(files);
        List<Map<String, Object>> documents = new ArrayList<>();
        try (TemporalConnection temporal = TemporalConnection.open(settings)) {
            EvidencePlaces places = LedgerSource.places(settings);
            Schedules schedules = CalendarCommand.schedules(temporal.client(), settings);
            for (DrillCalendar calendar : calendars) {
                documents.add(apply(calendar, maker, places, schedules));
            }
        } catch (ActionException failed) {
            throw EvidenceExportCommand.broken(failed);
        }
        output.document(Map.of("calendars", documents));
        return ExitCode.PASSED;
    }

    private Map<String, Object> apply(
            DrillCalendar calendar, CalendarMaker maker, EvidencePlaces places, Schedules schedules)
            throws ActionException {
        Instant now = Instant.now();
        String by = System.getProperty("user.name", "unknown");
        Optional<SignedCalendar> before = new CalendarShelf(places.home()).newest(calendar.name());
        long revision = before.map(known -> known.calendar().revision() + 1).orElse(1L);
        Bound bound = maker.bind(calendar, revision, now, by);
        // What says nothing new is not signed again, but its schedules are moved on.
        boolean same =
                before.map(known -> known.calendar().sameAs(bound.calendar())).orElse(false);
        SignedCalendar signed = same ? before.get() : signed(bound.calendar());
        if (!same) {
            new EvidenceWriter(places.local(), places.ledger()).apply(signed);
        }
        AppliedCalendar counts = signed.calendar();
        String signer = signed.signature().fingerprint();
        output.line(counts.name() + ", revision " + counts.revision() + (same ? ", as it was" : "") + ", signed by "
                + signer);
        Map<String, Object> changes = new LinkedHashMap<>();
        for (AppliedEntry entry : counts.entries()) {
            Schedules.Change change = schedules.put(
                    counts,
                    entry,
                    requireNonNull(bound.plans().get(entry.entry().id())),
                    counts.appliedBy() + " " + signer,
                    now);
            String word = change.name().toLowerCase(Locale.ROOT);
            changes.put(entry.entry().id(), word);
            output.line("  " + entry.entry().id() + ": " + entry.runbook() + " on " + entry.target() + ", "
                    + entry.entry().cadence().words() + " (schedule " + word + ")");
        }
        List<String> removed = schedules.removeOthers(counts);
        removed.forEach(id -> output.line("  " + id + " removed"));
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("calendar", counts.name());
        document.put("revision", counts.revision());
        document.put("signed_by", signer);
        document.put("schedules", changes);
        document.put("removed", removed);
        document.put("scheduled_until", now.plus(Schedules.HORIZON).toString());
        return document;
    }

    private SignedCalendar signed(AppliedCalendar calendar) {
        SshSignature signature = PersonalKey.sign(key, SignedCalendar.NAMESPACE, SignedCalendar.toSign(calendar));
        return new SignedCalendar(calendar, signature);
    }
}
