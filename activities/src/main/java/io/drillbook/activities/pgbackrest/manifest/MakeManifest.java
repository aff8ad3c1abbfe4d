package io.drillbook.activities.pgbackrest.manifest;

import io.drillbook.activities.connector.ObjectAccess;
import io.drillbook.activities.connector.ShellAccess;
import io.drillbook.activities.connector.SqlAccess;
import io.drillbook.activities.failure.ActionException;
import io.drillbook.activities.measure.Checks;
import io.drillbook.activities.pgbackrest.tool.PgBackRest;
import io.drillbook.activities.postgresql.manifest.ContentReader;
import io.drillbook.activities.postgresql.manifest.DatabaseContent;
import io.drillbook.activities.postgresql.manifest.JdbcQueries;
import io.drillbook.activities.postgresql.manifest.Manifest;
import io.drillbook.activities.postgresql.manifest.ManifestHistory;
import io.drillbook.activities.postgresql.manifest.ManifestStore;
import io.drillbook.activities.postgresql.manifest.ReplayPause;
import io.drillbook.activities.postgresql.server.ClusterState;
import io.drillbook.activities.postgresql.server.Endpoints;
import io.drillbook.activities.postgresql.server.NodeState;
import io.drillbook.activities.postgresql.wal.Lsn;
import io.drillbook.activities.step.Action;
import io.drillbook.activities.step.ActionContext;
import io.drillbook.runbooks.call.FailureKind;
import io.drillbook.runbooks.inventory.BackupRepository;
import io.drillbook.runbooks.type.DurationText;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** {@code postgresql.manifest}: writes down what the databases hold at one exact position behind a backup. */
public final class MakeManifest implements Action<ManifestInput, ManifestOutput> {
    private static final Duration REPLAY_LIMIT = Duration.ofMinutes(3);

    @Override
    public ManifestOutput run(ManifestInput input, ActionContext context) throws ActionException, InterruptedException {
        BackupRepository repository = PgBackRest.repository(input.cluster());
        String mark = context.effect().mark();
        try (ShellAccess shell = context.connectors().shell(input.node().host());
                ObjectAccess objects = context.connectors().objects(repository.store())) {
            PgBackRest tool = PgBackRest.on(shell, input.node(), repository);
            ManifestStore store = new ManifestStore(objects);
            Checks checks = new Checks();
            Optional<Manifest> stored = store.read(repository.stanza(), input.label());
            if (stored.isPresent() && stored.get().mark().equals(mark)) {
                context.alreadyDone();
                return ManifestSummary.of(stored.get(), Duration.ZERO, checks);
            }
            if (stored.isPresent()) {
                throw ManifestStore.exists(Manifest.key(repository.stanza(), input.label()));
            }
            ClusterState state = ClusterState.read(input.cluster(), context.connectors());
            Optional<NodeState> standby = state.closeStandby(input.maxStandbyLag());
            Paused paused = standby.isEmpty() ? Paused.NONE : readPaused(input, context, standby.get(), seed(mark));
            Optional<String> segment = Optional.empty();
            if (paused.position().isPresent()) {
                try (SqlAccess sql = context.connectors()
                        .sql(Endpoints.act(input.cluster(), state.primary().node()))) {
                    segment =
                            Optional.of(SegmentArrival.await(tool, sql, state.primary(), "drillbook-" + mark, context));
                }
            }
            Manifest manifest = new Manifest(
                    Manifest.FORMAT,
                    mark,
                    input.cluster().name(),
                    repository.stanza(),
                    repository.repository(),
                    input.label(),
                    tool.version(),
                    state.primary().systemIdentifier(),
                    state.primary().timeline(),
                    state.primary().version(),
                    state.primary().checksums(),
                    paused.position().map(Lsn::toString),
                    segment,
                    paused.at(),
                    standby.map(one -> one.node().name()),
                    seed(mark),
                    paused.roles(),
                    paused.databases(),
                    RestoreByHand.commands(
                            repository,
                            input.label(),
                            state.primary().version(),
                            paused.position().map(Lsn::toString)),
                    Optional.empty());
            ManifestHistory.compare(before(store, manifest, checks), manifest, checks);
            store.create(manifest);
            return ManifestSummary.of(manifest, paused.took(), checks);
        }
    }

    /** A damaged older manifest must not keep a new one from being made. */
    private static Optional<Manifest> before(ManifestStore store, Manifest manifest, Checks checks)
            throws ActionException {
        try {
            return store.before(manifest.stanza(), manifest.label());
        } catch (ActionException failed) {
            if (failed.failure().kind().retryable()) {
                throw failed;
            }
            checks.finding(
                    "last-manifest-unreadable",
                    "serious",
                    failed.failure().message(),
                    "nothing could be said of tables emptied since then");
            return Optional.empty();
        }
    }

    /** What was read while replay stood still. */
    private record Paused(
            Optional<Lsn> position,
            Optional<Instant> at,
            Optional<String> roles,
            List<DatabaseContent> databases,
            Duration took) {
        static final Paused NONE =
                new Paused(Optional.empty(), Optional.empty(), Optional.empty(), List.of(), Duration.ZERO);
    }

    private static Paused readPaused(ManifestInput input, ActionContext context, NodeState standby, long seed)
            throws ActionException, InterruptedException {
        try (ShellAccess shell = context.connectors().shell(standby.node().host());
                SqlAccess sql = context.connectors().sql(Endpoints.act(input.cluster(), standby.node()))) {
            ReplayPause pause =
                    new ReplayPause(shell, standby.node(), input.cluster().database(), sql, context);
            awaitReplay(sql, standby, Lsn.of(input.stopLsn()), context);
            long began = System.nanoTime();
            try {
                Lsn position = pause.begin(input.pauseLimit());
                Instant at = NodeState.read(standby.node(), sql).clock();
                try (JdbcQueries queries = new JdbcQueries(context.connectors(), input.cluster(), standby.node())) {
                    ContentReader reader = new ContentReader(queries, seed, input.pauseLimit());
                    List<DatabaseContent> databases = new ClusterReader(
                                    reader, context, standby.version(), position.toString())
                            .read(
                                    input.cluster().database(),
                                    input.digestLimit().bytes());
                    String roles = reader.rolesDigest(input.cluster().database());
                    if (!pause.holds(position)) {
                        throw new ActionException(
                                "replay-went-on",
                                FailureKind.CHECK_FAILED,
                                "replay on " + standby.node().name() + " did not stand still at " + position
                                        + " until everything was read",
                                "raise pause_limit (" + DurationText.write(input.pauseLimit())
                                        + " now) or lower digest_limit");
                    }
                    return new Paused(
                            Optional.of(position),
                            Optional.of(at),
                            Optional.of(roles),
                            databases,
                            Duration.ofNanos(System.nanoTime() - began));
                }
            } finally {
                pause.end();
            }
        }
    }

    private static void awaitReplay(SqlAccess sql, NodeState standby, Lsn stop, ActionContext context)
            throws ActionException, InterruptedException {
        long deadline = System.nanoTime() + REPLAY_LIMIT.toNanos();
        while (true) {
            Lsn replayed = NodeState.read(standby.node(), sql).position();
            if (replayed.atLeast(stop)) {
                return;
            }
            if (context.cancelRequested() || System.nanoTime() > deadline) {
                throw new ActionException(
                        "standby-behind-backup",
                        FailureKind.BUSY,
                        standby.node().name() + " has replayed " + replayed + " and the backup stops at " + stop,
                        "wait for the standby, or look why it lags");
            }
            context.progress("waiting for the backup's stop position", 0, 0, "", replayed.toString());
            Thread.sleep(500);
        }
    }

    /** Sampling must be repeatable and the same for nobody else: thirty bits of the effect's mark. */
    private static long seed(String mark) {
        return Long.parseLong(mark.substring(0, 7), 16);
    }

    @Override
    public List<String> preview(ManifestInput input) {
        return List.of(
                "SELECT pg_wal_replay_pause()   -- on a standby within " + DurationText.write(input.maxStandbyLag()),
                "SELECT count(*), sum(hashtextextended(…)) FROM …   -- every table, in full up to "
                        + input.digestLimit(),
                "SELECT pg_wal_replay_resume()",
                "SELECT pg_create_restore_point('drillbook-…'), pg_switch_wal()   -- on the primary",
                "put drillbook/manifests/"
                        + input.cluster().backup().map(BackupRepository::stanza).orElse("…") + "/" + input.label()
                        + ".json, which must not exist");
    }
}
