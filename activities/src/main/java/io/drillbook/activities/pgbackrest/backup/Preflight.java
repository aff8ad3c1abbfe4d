package io.drillbook.activities.pgbackrest.backup;

import io.drillbook.activities.connector.ObjectAccess;
import io.drillbook.activities.connector.ShellAccess;
import io.drillbook.activities.connector.SqlAccess;
import io.drillbook.activities.failure.ActionException;
import io.drillbook.activities.measure.Checks;
import io.drillbook.activities.pgbackrest.tool.ArchiveListing;
import io.drillbook.activities.pgbackrest.tool.BackupSet;
import io.drillbook.activities.pgbackrest.tool.Configuration;
import io.drillbook.activities.pgbackrest.tool.PgBackRest;
import io.drillbook.activities.pgbackrest.tool.StanzaInfo;
import io.drillbook.activities.postgresql.server.Endpoints;
import io.drillbook.activities.postgresql.server.NodeState;
import io.drillbook.activities.postgresql.wal.ArchiveWindow;
import io.drillbook.activities.postgresql.wal.WalGeometry;
import io.drillbook.activities.step.Action;
import io.drillbook.activities.step.ActionContext;
import io.drillbook.runbooks.call.Verdict;
import io.drillbook.runbooks.inventory.BackupRepository;
import io.drillbook.runbooks.type.DataSize;
import java.util.List;
import java.util.Optional;

/** {@code pgbackrest.preflight}: looks at the repository and at what was archived, before a backup. */
public final class Preflight implements Action<PreflightInput, PreflightOutput> {
    @Override
    public PreflightOutput run(PreflightInput input, ActionContext context)
            throws ActionException, InterruptedException {
        BackupRepository repository = PgBackRest.repository(input.cluster());
        try (ShellAccess shell = context.connectors().shell(input.node().host());
                SqlAccess sql = context.connectors().sql(Endpoints.observe(input.cluster(), input.node()));
                ObjectAccess objects = context.connectors().objects(repository.store())) {
            return look(input, PgBackRest.on(shell, input.node(), repository), sql, objects, context);
        }
    }

    private static PreflightOutput look(
            PreflightInput input, PgBackRest tool, SqlAccess sql, ObjectAccess objects, ActionContext context)
            throws ActionException, InterruptedException {
        Checks checks = new Checks();
        NodeState primary = NodeState.read(input.node(), sql);
        context.ran(tool.command("info", "--output=json").toString());
        StanzaInfo info = tool.info();
        RepositoryChecks.reachable(checks, info);
        checks.equal(
                "repository-of-this-system",
                "repository",
                "pgbackrest info against pg_control_system()",
                primary.systemIdentifier(),
                info.systemIdentifier().orElse("none"));
        RepositoryChecks.age(checks, info, primary.clock());
        DataSize stored = RepositoryChecks.stored(objects, tool.repository());
        Optional<DataSize> room = RepositoryChecks.room(checks, tool.repository(), info, stored);

        Archiver archiver = Archiver.read(sql);
        ArchiverChecks.health(checks, archiver);
        ArchiverChecks.freshness(checks, archiver, input.maxArchiveAge());
        ArchiverChecks.settings(
                checks,
                primary,
                Configuration.of(tool.shell(), tool.owner()),
                tool.repository().stanza(),
                input.cluster().objectives().rpo().orElse(input.rpoDefault()));

        WalGeometry geometry = new WalGeometry(primary.segmentSize());
        Optional<String> start = info.newest()
                .map(BackupSet::firstSegment)
                .or(() -> archiver.lastArchived().filter(name -> name.matches("[0-9A-F]{24}")));
        Optional<ArchiveWindow> window = Optional.empty();
        if (start.isPresent() && info.archiveId().isPresent()) {
            context.progress("listing the archive from " + start.get());
            ArchiveListing listing = ArchiveListing.read(tool, info.archiveId().get(), start.get(), geometry);
            window = Optional.of(listing.window(start.get()));
            RepositoryChecks.contiguous(checks, window.get(), geometry);
            ArchiverChecks.delivered(checks, archiver, listing);
        }
        return new PreflightOutput(
                tool.version(),
                info.newest().map(BackupSet::label),
                info.newest().map(backup -> new DataSize(backup.size())),
                stored,
                room,
                window.flatMap(ArchiveWindow::last).map(geometry::name),
                window.flatMap(ArchiveWindow::missing).map(geometry::name),
                ready(checks),
                window.map(ArchiveWindow::contiguous).orElse(info.backups().isEmpty()),
                checks.verdict(),
                checks.results(),
                checks.findings());
    }

    /** A gap in the past does not spoil a new backup; everything else that failed does. */
    private static boolean ready(Checks checks) {
        return checks.results().stream()
                .filter(check -> !check.id().equals(RepositoryChecks.CONTIGUOUS))
                .noneMatch(check -> check.result() == Verdict.FAILED);
    }

    @Override
    public List<String> preview(PreflightInput input) {
        return input.cluster().backup().stream()
                .flatMap(repository -> List.of("info", "repo-ls").stream()
                        .map(name -> PgBackRest.plain(repository, Optional.empty(), name)
                                .toString()))
                .toList();
    }
}
