package io.drillbook.activities.pgbackrest.restore;

import io.drillbook.activities.connector.ObjectAccess;
import io.drillbook.activities.connector.ShellAccess;
import io.drillbook.activities.failure.ActionException;
import io.drillbook.activities.measure.Checks;
import io.drillbook.activities.pgbackrest.tool.BackupSet;
import io.drillbook.activities.pgbackrest.tool.InfoCopies;
import io.drillbook.activities.pgbackrest.tool.PgBackRest;
import io.drillbook.activities.pgbackrest.tool.StanzaInfo;
import io.drillbook.activities.postgresql.manifest.ManifestStore;
import io.drillbook.activities.postgresql.server.ServerPrograms;
import io.drillbook.activities.postgresql.wal.Lsn;
import io.drillbook.activities.step.Action;
import io.drillbook.activities.step.ActionContext;
import io.drillbook.runbooks.call.FailureKind;
import io.drillbook.runbooks.inventory.BackupRepository;
import io.drillbook.runbooks.type.DataSize;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code pgbackrest.restore_point}: chooses where to restore to, by what lies in the repository and nothing else. */
public final class ChooseRestorePoint implements Action<RestorePointInput, RestorePointOutput> {
    @Override
    public RestorePointOutput run(RestorePointInput input, ActionContext context)
            throws ActionException, InterruptedException {
        Instant decided = Instant.now();
        long began = System.nanoTime();
        BackupRepository repository = PgBackRest.repository(input.cluster());
        try (ShellAccess shell = context.connectors().shell(input.sandbox().host());
                ObjectAccess objects = context.connectors().objects(repository.store())) {
            PgBackRest tool = PgBackRest.on(shell, input.sandbox(), repository);
            Checks checks = new Checks();
            StanzaInfo info = tool.info();
            String major = info.majorVersion().orElse("unknown");
            if (info.backups().isEmpty()) {
                throw new ActionException(
                        "no-backup",
                        FailureKind.CHECK_FAILED,
                        "the repository holds no backup of " + input.cluster().name() + " (" + info.message() + ")",
                        "run daily-backup first");
            }
            WindowFinder.Found found = new WindowFinder(
                            tool, new ManifestStore(objects), ServerPrograms.find(shell, major), checks)
                    .find(info);
            long seed =
                    input.seed().orElse(Long.parseLong(context.effect().mark().substring(0, 12), 16));
            PointChoice choice = choose(input, found.windows(), seed);
            RestorePoint point = point(input, choice, info, found.timeline(), major, seed, decided);
            note(point, info, choice.window().backup(), checks);
            InfoCopies.check(tool, point.label(), checks);
            RepositoryTruth.check(
                    input.cluster(),
                    point.systemIdentifier(),
                    new ManifestStore(objects).read(repository.stanza(), point.label()),
                    context.connectors(),
                    checks);
            Checks gap = new Checks();
            gap(found.gap(), gap);
            return new RestorePointOutput(
                    point,
                    point.label(),
                    point.target(),
                    point.size(),
                    found.windows().size(),
                    found.gap().isEmpty(),
                    decided,
                    Duration.ofNanos(System.nanoTime() - began),
                    checks.verdict(),
                    Stream.concat(checks.results().stream(), gap.results().stream())
                            .toList(),
                    checks.findings());
        }
    }

    /** Apart from the others: a gap does not spoil what lies before it, so the test goes on and fails at its end. */
    private static void gap(Optional<String> missing, Checks checks) {
        checks.add(
                "archive-contiguous",
                "archive",
                "gaps computed from the repository's own listing",
                "no gap since the newest backup",
                missing.map(name -> name + " is missing although a later one is there")
                        .orElse("none"),
                missing.isEmpty());
    }

    private static PointChoice choose(RestorePointInput input, List<RestoreWindow> windows, long seed)
            throws ActionException {
        return switch (input.rule()) {
            case "random" -> PointChoice.random(windows, seed);
            case "time" -> PointChoice.at(windows, input.at().orElseThrow());
            default -> PointChoice.latest(windows);
        };
    }

    private static RestorePoint point(
            RestorePointInput input,
            PointChoice choice,
            StanzaInfo info,
            long timeline,
            String major,
            long seed,
            Instant decided) {
        BackupSet backup = choice.window().backup();
        return new RestorePoint(
                input.rule(),
                input.rule().equals("random") ? Optional.of(seed) : Optional.empty(),
                backup.label(),
                new DataSize(backup.size()),
                major,
                info.systemIdentifier().orElse("unknown"),
                backup.stopLsn().toString(),
                timeline,
                choice.window().manifestLsn().map(Lsn::toString),
                choice.kind(),
                choice.target(),
                choice.inclusive(),
                choice.reaches(),
                input.rule().equals("latest") ? decided : choice.reaches());
    }

    private static void note(RestorePoint point, StanzaInfo info, BackupSet backup, Checks checks) {
        String newest = info.newest().map(BackupSet::label).orElse("none");
        checks.add(
                "point-chosen",
                "restore-point",
                "windows without a gap, computed from the repository's own listing",
                "a point inside a window, by the rule " + point.rule(),
                point.kind() + " " + point.target() + " from " + backup.label()
                        + point.seed().map(used -> ", seed " + used).orElse(""),
                true);
        if (point.rule().equals("latest") && !newest.equals(backup.label())) {
            checks.finding(
                    "newest-backup-unusable",
                    "serious",
                    "the newest backup is " + newest + ", and nothing can be recovered from it: " + backup.label()
                            + " is used",
                    "look at the findings of its backup run");
        }
        if (point.manifestLsn().isEmpty()) {
            checks.finding(
                    "no-manifest",
                    "warning",
                    backup.label() + " has no manifest, so its content cannot be compared",
                    "backups made by daily-backup have one; with a standby it is exact");
        }
    }

    @Override
    public List<String> preview(RestorePointInput input) {
        return input.cluster().backup().stream()
                .flatMap(repository -> List.of("info", "repo-ls", "repo-get").stream()
                        .map(name -> PgBackRest.plain(
                                        repository, Optional.of(input.sandbox().backupConfiguration()), name)
                                .toString()))
                .toList();
    }
}
