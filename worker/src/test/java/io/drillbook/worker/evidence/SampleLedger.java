package io.drillbook.worker.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.drillbook.activities.evidence.EvidenceHome;
import io.drillbook.activities.evidence.EvidenceWriter;
import io.drillbook.activities.evidence.FolderHome;
import io.drillbook.activities.evidence.Ledger;
import io.drillbook.activities.evidence.RunLogs;
import io.drillbook.activities.evidence.key.FileSigner;
import io.drillbook.activities.evidence.key.KeyFiles;
import io.drillbook.activities.evidence.key.Signer;
import io.drillbook.runbooks.call.ActLog;
import io.drillbook.runbooks.call.ActTrace;
import io.drillbook.runbooks.call.CheckResult;
import io.drillbook.runbooks.call.Measurement;
import io.drillbook.runbooks.call.Outcome;
import io.drillbook.runbooks.call.RunFacts;
import io.drillbook.runbooks.call.RunIdentity;
import io.drillbook.runbooks.call.RunOpening;
import io.drillbook.runbooks.call.RunRecord;
import io.drillbook.runbooks.call.StepRecord;
import io.drillbook.runbooks.call.Verdict;
import io.drillbook.runbooks.evidence.Selection;
import io.drillbook.runbooks.evidence.Trust;
import io.drillbook.runbooks.inventory.Objectives;
import io.drillbook.runbooks.json.Digests;
import io.drillbook.worker.form.BundleForms;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A small ledger as a worker writes it. */
public final class SampleLedger {
    private final Path folder;
    private final Signer signer;
    private final EvidenceHome home;

    /** @param folder of its own */
    public SampleLedger(Path folder) throws Exception {
        this.folder = folder;
        KeyFiles.generate(folder.resolve("key"));
        this.signer =
                FileSigner.read(KeyFiles.publicKey(folder.resolve("key")), KeyFiles.privateKey(folder.resolve("key")));
        this.home = new FolderHome(evidence());
    }

    /** Folder of the ledger. */
    public Path evidence() {
        return folder.resolve("evidence");
    }

    public Ledger ledger() {
        return ledger(Clock.systemUTC());
    }

    /** With a clock of one's own. */
    public Ledger ledger(Clock clock) {
        return new Ledger(home, signer, clock);
    }

    public Signer signer() {
        return signer;
    }

    /** The writer a worker has. */
    public EvidenceWriter writer() {
        return new EvidenceWriter(home, ledger());
    }

    /** A run from its beginning to its record. */
    public SampleLedger run(int number, String title, Outcome outcome) throws Exception {
        writer().open(opening(number, title));
        writer().record(record(number, title, outcome));
        return this;
    }

    /** A run whose one step printed something, and measured an outage. */
    public SampleLedger runThatPrinted(int number, String title, String text) throws Exception {
        RunRecord plain = record(number, title, Outcome.PASSED);
        ActLog log = new ActLog(
                "db-1",
                "pgbackrest backup",
                text.getBytes(UTF_8).length,
                Digests.sha256(text),
                text.substring(0, Math.min(ActLog.END, text.length())),
                text.substring(Math.max(0, text.length() - ActLog.END)),
                false,
                new RunLogs(home).keep(plain.identity(), text));
        StepRecord step = new StepRecord(
                "steps/backup",
                Optional.of("backup"),
                "Back up",
                Optional.of("postgresql.backup"),
                Optional.of("R1"),
                "done",
                Optional.of(start(number)),
                Optional.of("2026-01-01T00:09:00Z"),
                1,
                List.of(),
                Optional.empty(),
                new TreeMap<>(Map.of(
                        "last_ok_at", "2026-01-01T00:08:00Z",
                        "first_failed_at", "2026-01-01T00:08:00.100Z",
                        "promoted_at", "2026-01-01T00:08:01.500Z",
                        "first_ok_at", "2026-01-01T00:08:02Z")),
                Optional.empty(),
                "none",
                Optional.of(new ActTrace(List.of(log), new TreeMap<>(Map.of("s3-secret-key", 4L)))));
        writer().record(plain.with(List.of(step), List.of()));
        return this;
    }

    /** A bundle of all runs. */
    public Path bundle(Selection selection) throws Exception {
        Path file = folder.resolve("bundle.zip");
        new Bundle(ledger(), selection).write(file, new BundleForms(home, selection));
        return file;
    }

    /** Trust in the key that signs. */
    public Trust trust() {
        return new Trust(List.of(signer.key().fingerprint()), Optional.empty());
    }

    /** A beginning. */
    public static RunOpening opening(int number, String title) {
        return new RunOpening(identity(number), facts(number), "person", "ann", title, "1");
    }

    /** A record with a check and figures. */
    public static RunRecord record(int number, String title, Outcome outcome) {
        return new RunRecord(
                RunRecord.SCHEMA,
                identity(number).key(),
                identity(number),
                facts(number),
                title,
                "postgresql",
                "database-team",
                "1",
                new TreeMap<>(),
                "person",
                "ann",
                start(number),
                "2026-01-01T00:10:00Z",
                outcome,
                Optional.empty(),
                new Objectives(Optional.of(Duration.ofMinutes(5)), Optional.of(Duration.ofMinutes(1))),
                new TreeMap<>(),
                Optional.empty(),
                List.of(),
                List.of(new CheckResult("rows", "count", "select", "3", "3", Verdict.PASSED, Duration.ofMillis(3))),
                List.of(
                        figure("rto_restore", 14 + number, 300),
                        figure("rpo_restore", 6, 60),
                        new Measurement(
                                "rto_restore.fetch",
                                Optional.of(Duration.ofSeconds(4)),
                                "monotonic clock",
                                Duration.ofMillis(1),
                                1,
                                Optional.empty(),
                                Optional.empty())),
                List.of(),
                List.of(),
                new TreeMap<>(),
                Optional.of(new RunRecord.Provenance(1, "1", "0".repeat(64), "first", false, true, "test")),
                Optional.empty());
    }

    private static Measurement figure(String name, long seconds, long objective) {
        return new Measurement(
                name,
                Optional.of(Duration.ofSeconds(seconds)),
                "decision to verified answer",
                Duration.ofMillis(1),
                1,
                Optional.of(Duration.ofSeconds(objective)),
                Optional.of(seconds <= objective));
    }

    private static RunIdentity identity(int number) {
        return new RunIdentity("postgresql.monthly-restore-test/orders/" + number, "first-" + number);
    }

    private static RunFacts facts(int number) {
        return new RunFacts(
                "postgresql.monthly-restore-test",
                "restore-test",
                number % 2 == 0 ? "orders" : "billing",
                "lab",
                "a".repeat(64),
                "b".repeat(64),
                start(number));
    }

    private static String start(int number) {
        return "2026-01-01T00:0" + (number % 10) + ":00Z";
    }
}
