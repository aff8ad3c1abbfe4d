package io.drillbook.activities.sandbox.beside;

import io.drillbook.activities.connector.ShellAccess;
import io.drillbook.activities.failure.ActionException;
import io.drillbook.activities.measure.Checks;
import io.drillbook.activities.postgresql.manifest.ContentReader;
import io.drillbook.activities.postgresql.manifest.ContentReader.TableTask;
import io.drillbook.activities.postgresql.manifest.DatabaseContent;
import io.drillbook.activities.postgresql.manifest.JdbcQueries;
import io.drillbook.activities.postgresql.manifest.TableContent;
import io.drillbook.activities.postgresql.server.ClusterState;
import io.drillbook.activities.postgresql.server.NodeState;
import io.drillbook.activities.postgresql.server.ServerPrograms;
import io.drillbook.activities.sandbox.copy.CopyServer;
import io.drillbook.activities.sandbox.copy.Queryable;
import io.drillbook.activities.sandbox.place.Place;
import io.drillbook.activities.step.Action;
import io.drillbook.activities.step.ActionContext;
import io.drillbook.runbooks.call.FailureKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** {@code sandbox.place_database}: brings one database from the opened copy to the cluster, under a name of its own. */
public final class PlaceDatabase implements Action<PlaceDatabaseInput, PlaceDatabaseOutput> {
    private static final Duration LONGEST = Duration.ofHours(4);
    private static final int NAMED = 5;

    /** What {@code CREATE DATABASE} needs; the locale's column has another name in each version, or none. */
    private static final String LOCALE = """
            SELECT format('ENCODING %L LC_COLLATE %L LC_CTYPE %L', pg_encoding_to_char(encoding), datcollate, datctype)
                || CASE to_jsonb(d) ->> 'datlocprovider'
                     WHEN 'i' THEN format(' LOCALE_PROVIDER icu ICU_LOCALE %L',
                         coalesce(to_jsonb(d) ->> 'datlocale', to_jsonb(d) ->> 'daticulocale'))
                     WHEN 'b' THEN format(' LOCALE_PROVIDER builtin BUILTIN_LOCALE %L', to_jsonb(d) ->> 'datlocale')
                     ELSE '' END
            FROM pg_database d WHERE datname = current_database()""";

    @Override
    public PlaceDatabaseOutput run(PlaceDatabaseInput input, ActionContext context)
            throws ActionException, InterruptedException {
        long began = System.nanoTime();
        String database = input.database().orElse(input.cluster().database());
        NodeState primary =
                ClusterState.read(input.cluster(), context.connectors()).primary();
        try (ShellAccess copyShell = context.connectors().shell(input.sandbox().host());
                ShellAccess shell = context.connectors().shell(primary.node().host());
                JdbcQueries original = new JdbcQueries(context.connectors(), input.cluster(), primary.node())) {
            Place place = Place.of(copyShell, input.sandbox(), context.effect().run());
            place.require();
            Queryable copy = new CopyServer(
                            place, ServerPrograms.find(copyShell, input.point().majorVersion()))
                    .queries();
            OwnDatabase own =
                    new OwnDatabase(Primary.of(shell, primary, context.effect().run()));
            if (own.there()) {
                context.alreadyDone();
            } else {
                own.make(locale(copy, database));
                context.ran("CREATE DATABASE " + own.name());
                context.ran("pg_dump | psql -d " + own.name() + "   # from the copy to "
                        + primary.node().name() + ", in one transaction");
                own.load(new CopyDump(place, copy, context).of(database, "the database"));
            }
            Checks checks = new Checks();
            Contents wanted = Contents.read(ContentReader.logical(copy, LONGEST), database, primary.major() * 10_000L);
            Contents placed =
                    Contents.read(ContentReader.logical(original, LONGEST), own.name(), primary.major() * 10_000L);
            compare(wanted, placed, checks);
            return new PlaceDatabaseOutput(
                    own.name(),
                    placed.tables().size(),
                    placed.rows(),
                    Duration.ofNanos(System.nanoTime() - began),
                    checks.verdict(),
                    checks.results(),
                    checks.findings());
        }
    }

    private static String locale(Queryable copy, String database) throws ActionException, InterruptedException {
        return copy.attempt(database, LOCALE)
                .orElseThrow(() -> new ActionException(
                        "database-not-in-copy",
                        FailureKind.CHECK_FAILED,
                        "the copy has no database " + database,
                        "was it there at the restored point?"));
    }

    /** Everything that a database holds. */
    private record Contents(DatabaseContent frame, List<TableContent> tables) {
        static Contents read(ContentReader reader, String database, long serverVersion)
                throws ActionException, InterruptedException {
            List<TableContent> tables = new ArrayList<>();
            for (TableTask task : reader.tables(database, Long.MAX_VALUE)) {
                if (task.readable()) {
                    tables.add(reader.table(task));
                }
            }
            return new Contents(reader.frame(database, serverVersion), tables);
        }

        long rows() {
            return tables.stream().mapToLong(TableContent::rows).sum();
        }

        Map<String, String> digests() {
            return tables.stream()
                    .collect(Collectors.toMap(TableContent::title, table -> table.rows() + " rows, " + table.digest()));
        }
    }

    private static void compare(Contents wanted, Contents placed, Checks checks) {
        checks.equal(
                "definitions-equal-copy",
                "compare",
                "SHA-256 over " + wanted.frame().definitions() + " definitions",
                wanted.frame().schemaDigest(),
                placed.frame().schemaDigest());
        checks.equal(
                "extensions-equal-copy",
                "compare",
                "pg_extension",
                wanted.frame().extensions().toString(),
                placed.frame().extensions().toString());
        Map<String, String> there = placed.digests();
        List<String> different = wanted.digests().entrySet().stream()
                .filter(table -> !table.getValue().equals(there.get(table.getKey())))
                .map(table -> table.getKey() + ": " + table.getValue() + " in the copy, "
                        + there.getOrDefault(table.getKey(), "not there") + " on the primary")
                .sorted()
                .toList();
        checks.add(
                "tables-equal-copy",
                "compare",
                "count and digest of every row, in the copy and on the primary",
                wanted.tables().size() + " tables",
                different.isEmpty()
                        ? placed.tables().size() + " tables"
                        : "different: " + String.join("; ", different.subList(0, Math.min(NAMED, different.size()))),
                different.isEmpty() && placed.tables().size() == wanted.tables().size());
    }

    @Override
    public List<String> preview(PlaceDatabaseInput input) {
        return List.of(
                "CREATE DATABASE restored_(this run's mark)",
                "pg_dump | psql -d restored_(this run's mark)   # "
                        + input.database().orElse(input.cluster().database()) + ", from the copy to the primary");
    }
}
