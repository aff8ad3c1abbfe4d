package io.drillbook.activities.pgbackrest.backup;

import io.drillbook.activities.connector.ShellAccess;
import io.drillbook.activities.failure.ActionException;
import io.drillbook.activities.host.HostJob;
import io.drillbook.activities.measure.Checks;
import io.drillbook.activities.pgbackrest.tool.ArchiveListing;
import io.drillbook.activities.pgbackrest.tool.BackupSet;
import io.drillbook.activities.pgbackrest.tool.PgBackRest;
import io.drillbook.activities.pgbackrest.tool.StanzaInfo;
import io.drillbook.activities.pgbackrest.tool.VerifyText;
import io.drillbook.activities.postgresql.server.LongCommands;
import io.drillbook.activities.postgresql.wal.ArchiveWindow;
import io.drillbook.activities.postgresql.wal.WalGeometry;
import io.drillbook.activities.step.Action;
import io.drillbook.activities.step.ActionContext;
import io.drillbook.runbooks.call.FailureKind;
import io.drillbook.runbooks.inventory.BackupRepository;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** {@code pgbackrest.verify}: computes every checksum of a backup, and of the backups it needs, from the repository. */
public final class Verify implements Action<VerifyInput, VerifyOutput> {
    @Override
    public VerifyOutput run(VerifyInput input, ActionContext context) throws ActionException, InterruptedException {
        BackupRepository repository = PgBackRest.repository(input.cluster());
        try (ShellAccess shell = context.connectors().shell(input.node().host())) {
            return verify(input, PgBackRest.on(shell, input.node(), repository), context);
        }
    }

    private static VerifyOutput verify(VerifyInput input, PgBackRest tool, ActionContext context)
            throws ActionException, InterruptedException {
        StanzaInfo info = tool.info();
        BackupSet backup = info.labelled(input.label())
                .orElseThrow(() -> new ActionException(
                        "no-such-backup",
                        FailureKind.CHECK_FAILED,
                        "the repository lists no backup " + input.label(),
                        "look at pgbackrest info"));
        Checks checks = new Checks();
        long files = 0;
        // The tool calls an incremental backup valid even where a file that it takes from an older one is damaged.
        List<String> labels = new ArrayList<>(backup.references());
        labels.add(backup.label());
        if (tooOld(tool.version())) {
            checks.unknown(
                    "backup-files",
                    "checksum",
                    "pgbackrest verify --set",
                    "every file valid",
                    "version " + tool.version() + " cannot verify one backup; 2.55 or newer can");
        } else {
            files = LongCommands.within(tool.shell(), context, commands -> {
                long valid = 0;
                for (String label : labels) {
                    valid += files(label, tool, commands, context, checks);
                }
                return valid;
            });
        }
        archived(backup, tool, checks);
        return new VerifyOutput(labels, files, checks.verdict(), checks.results(), checks.findings());
    }

    private static long files(
            String label, PgBackRest tool, LongCommands commands, ActionContext context, Checks checks)
            throws ActionException, InterruptedException {
        HostJob job = commands.run(
                "verify of " + label,
                tool.command("verify", "--output=text", "--verbose", "--set=" + label),
                output -> context.progress("verifying " + label));
        VerifyText text = VerifyText.read(job.output());
        Optional<VerifyText.BackupLine> line = text.backup(label);
        String method = "pgbackrest verify --set=" + label + ", read as text";
        String expected = "status valid, all files checked are valid";
        if (line.isEmpty()) {
            checks.unknown(
                    "files-" + label,
                    "checksum",
                    method,
                    expected,
                    "nothing was said of it (exit "
                            + job.exitCode().map(Object::toString).orElse("unknown") + "): "
                            + String.join("; ", text.remarks()));
        } else {
            checks.add(
                    "files-" + label,
                    "checksum",
                    method,
                    expected,
                    line.get().status() + ", " + line.get().valid() + " of "
                            + line.get().checked() + " files valid",
                    line.get().sound()
                            && text.status().equals(Optional.of("ok"))
                            && job.exitCode().equals(Optional.of(0)));
        }
        boolean sound = !text.archives().isEmpty() && text.archives().stream().allMatch(VerifyText.ArchiveLine::sound);
        checks.add(
                "log-" + label,
                "checksum",
                method,
                "all segments checked are valid",
                text.archives().isEmpty()
                        ? "nothing was said of the log"
                        : text.archives().toString(),
                sound);
        return line.map(VerifyText.BackupLine::checked).orElse(0L);
    }

    private static void archived(BackupSet backup, PgBackRest tool, Checks checks)
            throws ActionException, InterruptedException {
        WalGeometry geometry = WalGeometry.of(backup.startLsn(), backup.firstSegment());
        ArchiveListing listing = ArchiveListing.read(tool, backup.archiveId(), backup.firstSegment(), geometry);
        ArchiveWindow window = listing.window(backup.firstSegment());
        checks.add(
                "stop-archived",
                "archive",
                "gaps computed from the repository's own listing",
                "every segment from " + backup.firstSegment() + " to " + backup.lastSegment() + " (stop position "
                        + backup.stopLsn() + ")",
                window.last()
                        .map(last -> "contiguous to " + geometry.name(last))
                        .orElse("the first one is missing"),
                window.last()
                        .map(last -> last.number()
                                >= geometry.segment(backup.lastSegment()).number())
                        .orElse(false));
    }

    private static boolean tooOld(String version) {
        OptionalInt minor = version.startsWith("2.")
                ? OptionalInt.of(Integer.parseInt(version.substring(2).replaceAll("[^0-9].*", "")))
                : OptionalInt.empty();
        return minor.isPresent() && minor.getAsInt() < 55;
    }

    @Override
    public List<String> preview(VerifyInput input) {
        return input.cluster().backup().stream()
                .map(repository -> PgBackRest.plain(
                                repository,
                                Optional.empty(),
                                "verify",
                                "--output=text",
                                "--verbose",
                                "--set=" + input.label())
                        .toString())
                .toList();
    }
}
