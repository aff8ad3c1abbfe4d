package io.drillbook.activities.pgbackrest.backup;

import io.drillbook.activities.connector.ShellAccess;
import io.drillbook.activities.connector.SqlAccess;
import io.drillbook.activities.failure.ActionException;
import io.drillbook.activities.measure.Checks;
import io.drillbook.activities.measure.Measured;
import io.drillbook.activities.pgbackrest.tool.ArchiveListing;
import io.drillbook.activities.pgbackrest.tool.ArchiveReader;
import io.drillbook.activities.pgbackrest.tool.BackupSet;
import io.drillbook.activities.pgbackrest.tool.Commit;
import io.drillbook.activities.pgbackrest.tool.LocalLog;
import io.drillbook.activities.pgbackrest.tool.PgBackRest;
import io.drillbook.activities.postgresql.server.Endpoints;
import io.drillbook.activities.postgresql.server.NodeState;
import io.drillbook.activities.postgresql.server.ServerPrograms;
import io.drillbook.activities.postgresql.wal.ArchiveWindow;
import io.drillbook.activities.postgresql.wal.WalGeometry;
import io.drillbook.activities.step.Action;
import io.drillbook.activities.step.ActionContext;
import io.drillbook.runbooks.call.FailureKind;
import io.drillbook.runbooks.call.Measurement;
import io.drillbook.runbooks.inventory.BackupRepository;
import io.drillbook.runbooks.type.DurationText;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** {@code pgbackrest.exposure}: how much would be lost if everything but the repository were gone now. */
public final class Exposure implements Action<ExposureInput, ExposureOutput> {
    private static final String METHOD = "primary's clock minus the newest commit record found by pg_waldump in the"
            + " newest segment that lies in the repository without a gap since the newest backup";

    @Override
    public ExposureOutput run(ExposureInput input, ActionContext context) throws ActionException, InterruptedException {
        BackupRepository repository = PgBackRest.repository(input.cluster());
        try (ShellAccess shell = context.connectors().shell(input.node().host());
                SqlAccess sql = context.connectors().sql(Endpoints.observe(input.cluster(), input.node()))) {
            PgBackRest tool = PgBackRest.on(shell, input.node(), repository);
            BackupSet newest = tool.info()
                    .newest()
                    .orElseThrow(() -> new ActionException(
                            "no-backup",
                            FailureKind.CHECK_FAILED,
                            "the repository holds no backup of "
                                    + input.cluster().name(),
                            "run daily-backup first"));
            WalGeometry geometry = WalGeometry.of(newest.startLsn(), newest.firstSegment());
            ArchiveListing listing = ArchiveListing.read(tool, newest.archiveId(), newest.firstSegment(), geometry);
            return measure(
                    input, tool, listing, listing.window(newest.firstSegment()), NodeState.read(input.node(), sql));
        }
    }

    private static ExposureOutput measure(
            ExposureInput input, PgBackRest tool, ArchiveListing listing, ArchiveWindow window, NodeState primary)
            throws ActionException, InterruptedException {
        Checks checks = new Checks();
        RepositoryChecks.contiguous(checks, window, listing.geometry());
        ServerPrograms programs = ServerPrograms.find(tool.shell(), Integer.toString(primary.major()));
        Optional<Commit> newest = ArchiveReader.newest(tool, programs, listing, window);
        boolean idle = window.contiguous()
                && window.last().isPresent()
                && LocalLog.firstAfter(
                                tool,
                                programs,
                                input.node(),
                                listing,
                                window.last().get())
                        .isEmpty();
        Duration objective = input.cluster().objectives().rpo().orElse(input.rpoDefault());
        Measurement measured = measurement(newest, idle, primary.clock(), objective);
        if (measured.met().equals(Optional.of(false))) {
            checks.finding(
                    "exposure-above-objective",
                    "serious",
                    "a disaster now would lose "
                            + DurationText.write(measured.value().orElse(Duration.ZERO))
                            + " of commits, and the objective is " + DurationText.write(objective),
                    "lower archive_timeout, or look why the archive lags");
        }
        return new ExposureOutput(
                measured.value(),
                newest.map(Commit::at),
                newest.map(commit -> commit.position().toString()),
                idle,
                checks.verdict(),
                checks.results(),
                List.of(measured),
                checks.findings());
    }

    static Measurement measurement(Optional<Commit> newest, boolean idle, Instant now, Duration objective) {
        Duration resolution = Duration.ofMillis(1);
        if (idle) {
            return Measured.held(
                    "rpo_exposure",
                    Duration.ZERO,
                    "idle: the primary's log holds no commit beyond the archive",
                    resolution,
                    1,
                    objective);
        }
        if (newest.isEmpty()) {
            return Measured.missing("rpo_exposure", "the last gigabyte of archived log holds no commit", objective);
        }
        Duration age = Duration.between(newest.get().at(), now);
        return Measured.held("rpo_exposure", age.isNegative() ? Duration.ZERO : age, METHOD, resolution, 1, objective);
    }

    @Override
    public List<String> preview(ExposureInput input) {
        return input.cluster().backup().stream()
                .flatMap(repository -> List.of("info", "repo-ls", "archive-get").stream()
                        .map(name -> PgBackRest.plain(repository, Optional.empty(), name)
                                .toString()))
                .toList();
    }
}
