package io.drillbook.activities.pgbackrest.backup;

import io.drillbook.activities.connector.ShellAccess;
import io.drillbook.activities.failure.ActionException;
import io.drillbook.activities.host.Command;
import io.drillbook.activities.measure.Checks;
import io.drillbook.activities.measure.Measured;
import io.drillbook.activities.measure.Median;
import io.drillbook.activities.pgbackrest.tool.BackupSet;
import io.drillbook.activities.pgbackrest.tool.PgBackRest;
import io.drillbook.activities.pgbackrest.tool.StanzaInfo;
import io.drillbook.activities.step.Action;
import io.drillbook.activities.step.ActionContext;
import io.drillbook.runbooks.inventory.BackupRepository;
import io.drillbook.runbooks.type.DataSize;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** {@code pgbackrest.backup}: makes one backup for one effect, however often it is asked for. */
public final class Backup implements Action<BackupInput, BackupOutput> {
    /** Deviation from the median, in percent, that a person should look at. */
    private static final double REMARKABLE = 30;

    @Override
    public BackupOutput run(BackupInput input, ActionContext context) throws ActionException, InterruptedException {
        BackupRepository repository = PgBackRest.repository(input.cluster());
        Checks checks = new Checks();
        BackupHost host = BackupHost.choose(input, context, checks);
        try (ShellAccess shell = context.connectors().shell(host.node().host())) {
            PgBackRest tool = PgBackRest.on(shell, host.node(), repository);
            BackupJob job = new BackupJob(tool, context);
            String output = job.run(tool.owner()
                    .as(command(
                            repository,
                            input.type(),
                            host.fromStandby(),
                            context.effect().mark())));
            ToolOutput.warnings(checks, output);
            BackupSet made = job.made();
            return result(made, tool.info(), host, checks);
        }
    }

    private static Command command(BackupRepository repository, String type, boolean fromStandby, String mark) {
        // Retention is a step of its own: a backup must not let go of an older one before it is verified.
        return PgBackRest.plain(
                repository,
                Optional.empty(),
                "backup",
                "--type=" + type,
                fromStandby ? "--backup-standby" : "--no-backup-standby",
                "--no-expire-auto",
                "--annotation=" + BackupSet.MARK + "=" + mark,
                "--log-level-console=info");
    }

    private static BackupOutput result(BackupSet made, StanzaInfo info, BackupHost host, Checks checks) {
        checks.restart();
        checks.add(
                "page-checksums",
                "checksum",
                "checked by pgBackRest while it read each page",
                "no wrong page checksum",
                made.error() ? "pages with a wrong checksum" : "none wrong",
                !made.error());
        List<Long> earlier = info.backups().stream()
                .filter(other ->
                        other.type().equals(made.type()) && !other.label().equals(made.label()))
                .map(BackupSet::size)
                .toList();
        OptionalDouble deviation = Median.deviationPercent(made.size(), earlier);
        if (deviation.isPresent() && Math.abs(deviation.getAsDouble()) > REMARKABLE) {
            checks.finding(
                    "size-unusual",
                    "warning",
                    String.format(
                            Locale.ROOT,
                            "%s is %+.0f %% off the median of %d earlier %s backups (limit 30 %%)",
                            new DataSize(made.size()),
                            deviation.getAsDouble(),
                            earlier.size(),
                            made.type()),
                    "find out what grew or what is missing");
        }
        long millis = Math.max(1, made.took().toMillis());
        return new BackupOutput(
                made.label(),
                made.type(),
                host.node(),
                host.fromStandby(),
                new DataSize(made.size()),
                new DataSize(made.repositorySize()),
                made.startedAt(),
                made.stoppedAt(),
                made.took(),
                new DataSize(made.took().isZero() ? made.size() : made.size() * 1000 / millis),
                made.startLsn().toString(),
                made.stopLsn().toString(),
                made.firstSegment(),
                made.lastSegment(),
                deviation.isPresent() ? Optional.of(deviation.getAsDouble()) : Optional.empty(),
                checks.verdict(),
                checks.results(),
                List.of(Measured.plain(
                        "backup_duration", made.took(), "start and stop stamps of pgBackRest", Duration.ofSeconds(1))),
                checks.findings());
    }

    @Override
    public List<String> preview(BackupInput input) {
        return input.cluster().backup().stream()
                .map(repository -> command(repository, input.type(), input.fromStandby(), "(this effect's mark)")
                        .toString())
                .toList();
    }
}
