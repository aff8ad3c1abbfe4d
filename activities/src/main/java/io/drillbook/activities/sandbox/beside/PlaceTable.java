package io.drillbook.activities.sandbox.beside;

import io.drillbook.activities.failure.ActionException;
import io.drillbook.activities.host.CommandOutput;
import io.drillbook.activities.measure.Checks;
import io.drillbook.activities.postgresql.manifest.ContentReader;
import io.drillbook.activities.postgresql.manifest.ContentReader.TableTask;
import io.drillbook.activities.postgresql.manifest.TableContent;
import io.drillbook.activities.sandbox.copy.Queryable;
import io.drillbook.activities.step.Action;
import io.drillbook.activities.step.ActionContext;
import io.drillbook.runbooks.call.FailureKind;
import io.drillbook.runbooks.type.DataSize;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** {@code sandbox.place_table}: brings one table's rows from the opened copy into a schema of their own beside the original. */
public final class PlaceTable implements Action<PlaceTableInput, PlaceTableOutput> {
    private static final Duration LONGEST = Duration.ofHours(4);

    @Override
    public PlaceTableOutput run(PlaceTableInput input, ActionContext context)
            throws ActionException, InterruptedException {
        long began = System.nanoTime();
        String database = input.database().orElse(input.cluster().database());
        Ends ends = Ends.of(input.cluster(), input.sandbox(), input.point(), context);
        OwnSchema own = new OwnSchema(ends.primary(), database);
        ContentReader inCopy = new ContentReader(ends.copy(), 0, LONGEST);
        TableContent wanted = inCopy.family(task(database, input.schema(), input.table()));
        if (own.there()) {
            context.alreadyDone();
        } else {
            String from = ContentReader.quote(input.schema()) + "." + ContentReader.quote(input.table());
            String to = own.name() + "." + ContentReader.quote(input.table());
            own.requireUnpublished();
            prepare(ends.copy(), database, own.name(), from, to);
            ends.primary().require(size(ends.copy(), database, to));
            context.ran("CREATE TABLE " + to + " AS TABLE " + from + "   # in the copy; rows and types, no more");
            context.ran("pg_dump --schema=" + own.name() + " | psql   # from the copy to "
                    + ends.primary().node().name() + ", in one transaction");
            own.load(ends.dump(context)
                    .of(database, wanted.rows() + " rows", "--no-owner", "--no-privileges", "--schema=" + own.name()));
        }
        Checks checks = new Checks();
        ContentReader there = new ContentReader(ends.original(), 0, LONGEST);
        TableContent placed = there.table(task(database, own.name(), input.table()));
        long now = rows(there, database, input, checks);
        checks.equal(
                "placed-equals-copy",
                "compare",
                "count and digest of every row, in the copy and on the primary",
                wanted.rows() + " rows, " + wanted.digest(),
                placed.rows() + " rows, " + placed.digest());
        return new PlaceTableOutput(
                own.name(),
                placed.rows(),
                now,
                Duration.ofNanos(System.nanoTime() - began),
                checks.verdict(),
                checks.results(),
                checks.findings());
    }

    /** The original may be gone: that may be why its rows are wanted. */
    private static long rows(ContentReader reader, String database, PlaceTableInput input, Checks checks)
            throws InterruptedException {
        try {
            return reader.family(task(database, input.schema(), input.table())).rows();
        } catch (ActionException missing) {
            checks.finding(
                    "original-not-readable",
                    "note",
                    "the original could not be counted: " + missing.failure().message(),
                    "where it was dropped, its rows lie in the new schema alone");
            return 0;
        }
    }

    private static TableTask task(String database, String schema, String table) {
        return new TableTask(database, schema, table, 0, true, Optional.empty());
    }

    private static DataSize size(Queryable copy, String database, String table)
            throws ActionException, InterruptedException {
        String quoted = "'" + table.replace("'", "''") + "'";
        return new DataSize(Long.parseLong(
                copy.rows(database, "SELECT pg_total_relation_size(" + quoted + "::regclass)::text", LONGEST)
                        .getFirst()
                        .getFirst()));
    }

    private static void prepare(Queryable copy, String database, String schema, String from, String to)
            throws ActionException, InterruptedException {
        CommandOutput made = copy.run(
                database,
                "BEGIN; DROP SCHEMA IF EXISTS " + schema + " CASCADE; CREATE SCHEMA " + schema + "; CREATE TABLE " + to
                        + " AS TABLE " + from + "; COMMIT;\n",
                LONGEST);
        if (!made.succeeded()) {
            throw new ActionException(
                    "table-not-in-copy",
                    FailureKind.CHECK_FAILED,
                    "the copy does not give " + from + ": "
                            + made.standardError().strip().lines().findFirst().orElse("no message"),
                    "was the table there at the restored point?");
        }
    }

    @Override
    public List<String> preview(PlaceTableInput input) {
        return List.of(
                "CREATE TABLE restored_(this run's mark)." + ContentReader.quote(input.table()) + " AS TABLE "
                        + ContentReader.quote(input.schema()) + "." + ContentReader.quote(input.table())
                        + "   # in the copy",
                "pg_dump --schema=restored_(this run's mark) | psql   # from the copy to the primary");
    }
}
