package io.drillbook.activities.sandbox.copy;

import io.drillbook.activities.connector.ObjectAccess;
import io.drillbook.activities.connector.ShellAccess;
import io.drillbook.activities.failure.ActionException;
import io.drillbook.activities.measure.Checks;
import io.drillbook.activities.pgbackrest.tool.PgBackRest;
import io.drillbook.activities.postgresql.manifest.ContentReader;
import io.drillbook.activities.postgresql.manifest.Manifest;
import io.drillbook.activities.postgresql.manifest.ManifestStore;
import io.drillbook.activities.postgresql.server.ServerPrograms;
import io.drillbook.activities.sandbox.place.Place;
import io.drillbook.activities.step.Action;
import io.drillbook.activities.step.ActionContext;
import io.drillbook.runbooks.inventory.BackupRepository;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** {@code sandbox.compare}: holds the paused copy to the manifest that was made at backup time, not to production. */
public final class Compare implements Action<CompareInput, CompareOutput> {
    /** Longest time for one table. */
    private static final Duration LONGEST = Duration.ofMinutes(30);

    @Override
    public CompareOutput run(CompareInput input, ActionContext context) throws ActionException, InterruptedException {
        long began = System.nanoTime();
        BackupRepository repository = PgBackRest.repository(input.cluster());
        Checks checks = new Checks();
        try (ShellAccess shell = context.connectors().shell(input.sandbox().host());
                ObjectAccess objects = context.connectors().objects(repository.store())) {
            Place place = Place.of(shell, input.sandbox(), context.effect().run());
            place.require();
            Optional<Manifest> manifest = new ManifestStore(objects)
                    .read(repository.stanza(), input.point().label());
            if (manifest.isEmpty()
                    || manifest.get().lsn().isEmpty()
                    || input.point().manifestLsn().isEmpty()) {
                checks.unknown(
                        "equals-manifest",
                        "reconcile",
                        "manifest in the store",
                        "a manifest exact at one position",
                        "backup " + input.point().label() + " has none");
                return output(0, 0, List.of(), began, checks);
            }
            Queryable queries = new CopyServer(
                            place, ServerPrograms.find(shell, input.point().majorVersion()))
                    .queries();
            ManifestComparison comparison = new ManifestComparison(
                    new ContentReader(queries, manifest.get().seed(), LONGEST), manifest.get(), checks, context);
            comparison.compare(input.cluster().database());
            if (comparison.rows() == 0) {
                checks.unknown(
                        "rows-to-compare",
                        "reconcile",
                        "tables of the manifest",
                        "at least one row that both could hold",
                        manifest.get().tables() + " tables and no row: there was nothing to compare");
            }
            String position = queries.attempt("template1", "SELECT pg_last_wal_replay_lsn()::text")
                    .orElse("unknown");
            checks.equal(
                    "stood-still",
                    "recovery",
                    "pg_last_wal_replay_lsn() after everything was read",
                    manifest.get().lsn().get(),
                    position);
            return output(comparison.tables(), comparison.rows(), comparison.different(), began, checks);
        }
    }

    private static CompareOutput output(long tables, long rows, List<String> different, long began, Checks checks) {
        return new CompareOutput(
                tables,
                rows,
                different,
                Duration.ofNanos(System.nanoTime() - began),
                checks.verdict(),
                checks.results(),
                checks.findings());
    }

    @Override
    public List<String> preview(CompareInput input) {
        return List.of(
                "read the manifest of " + input.point().label(),
                "SELECT count(*), sum(hashtextextended(…)) FROM …   -- every table of the manifest, in the copy");
    }
}
