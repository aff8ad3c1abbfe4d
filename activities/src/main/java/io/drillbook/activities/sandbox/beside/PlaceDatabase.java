package io.drillbook.activities.sandbox.beside;

import io.drillbook.activities.failure.ActionException;
import io.drillbook.activities.measure.Checks;
import io.drillbook.activities.sandbox.copy.Queryable;
import io.drillbook.activities.step.Action;
import io.drillbook.activities.step.ActionContext;
import io.drillbook.runbooks.call.FailureKind;
import io.drillbook.runbooks.type.DataSize;
import java.time.Duration;
import java.util.List;

/** {@code sandbox.place_database}: brings one database from the opened copy to the cluster, under a name of its own. */
public final class PlaceDatabase implements Action<PlaceDatabaseInput, PlaceDatabaseOutput> {
    @Override
    public PlaceDatabaseOutput run(PlaceDatabaseInput input, ActionContext context)
            throws ActionException, InterruptedException {
        long began = System.nanoTime();
        String database = input.database().orElse(input.cluster().database());
        Ends ends = Ends.of(input.cluster(), input.sandbox(), input.point(), context);
        OwnDatabase own = new OwnDatabase(ends.primary());
        if (own.there()) {
            context.alreadyDone();
        } else {
            String locale = one(ends.copy(), database, Contents.LOCALE);
            ends.primary()
                    .require(new DataSize(
                            Long.parseLong(one(ends.copy(), database, "SELECT pg_database_size(current_database())"))));
            own.make(
                    locale,
                    input.cluster().observe().user(),
                    one(ends.copy(), database, "SELECT count(*) FROM pg_namespace WHERE nspname = 'public'")
                            .equals("1"));
            context.ran("CREATE DATABASE " + own.name() + " TEMPLATE template0 " + locale);
            context.ran("pg_dump | psql -d " + own.name() + "   # from the copy to "
                    + ends.primary().node().name());
            // A subscription would bring its publisher's slot along, and keep the database from being dropped.
            own.load(ends.dump(context).of(database, "the database", "--no-subscriptions", "--no-publications"));
        }
        Checks checks = new Checks();
        int major = ends.primary().major();
        Contents placed = Contents.read(ends.original(), own.name(), major);
        Contents.read(ends.copy(), database, major).compare(placed, checks);
        return new PlaceDatabaseOutput(
                own.name(),
                placed.tables().size(),
                placed.rows(),
                Duration.ofNanos(System.nanoTime() - began),
                checks.verdict(),
                checks.results(),
                checks.findings());
    }

    private static String one(Queryable copy, String database, String sql)
            throws ActionException, InterruptedException {
        return copy.attempt(database, sql)
                .orElseThrow(() -> new ActionException(
                        "database-not-in-copy",
                        FailureKind.CHECK_FAILED,
                        "the copy has no database " + database,
                        "was it there at the restored point?"));
    }

    @Override
    public List<String> preview(PlaceDatabaseInput input) {
        return List.of(
                "CREATE DATABASE restored_(this run's mark)",
                "pg_dump | psql -d restored_(this run's mark)   # "
                        + input.database().orElse(input.cluster().database()) + ", from the copy to the primary");
    }
}
