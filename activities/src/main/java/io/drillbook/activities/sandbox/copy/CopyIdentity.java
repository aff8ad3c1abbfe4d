package io.drillbook.activities.sandbox.copy;

import io.drillbook.activities.failure.ActionException;
import io.drillbook.activities.measure.Checks;
import io.drillbook.activities.pgbackrest.restore.RestorePoint;

/** Checks that the copy is what it should be and does nothing that it should not. */
final class CopyIdentity {
    private CopyIdentity() {}

    static void check(Queryable queries, RestorePoint point, Checks checks)
            throws ActionException, InterruptedException {
        checks.restart();
        checks.equal(
                "same-system",
                "identity",
                "pg_control_system()",
                point.systemIdentifier(),
                ask(queries, "SELECT system_identifier::text FROM pg_control_system()"));
        checks.equal(
                "opened", "recovery", "pg_is_in_recovery()", "false", ask(queries, "SELECT pg_is_in_recovery()::text"));
        checks.equal(
                "archives-nothing",
                "isolation",
                "archive_mode, primary_conninfo, listen_addresses",
                "off,,",
                ask(
                        queries,
                        "SELECT current_setting('archive_mode') || ',' || current_setting('primary_conninfo') || ','"
                                + " || current_setting('listen_addresses')"));
        checks.equal(
                "follows-nobody",
                "isolation",
                "pg_stat_subscription and pg_stat_wal_receiver",
                "0",
                ask(
                        queries,
                        "SELECT ((SELECT count(*) FROM pg_stat_subscription WHERE pid IS NOT NULL)"
                                + " + (SELECT count(*) FROM pg_stat_wal_receiver))::text"));
    }

    private static String ask(Queryable queries, String sql) throws ActionException, InterruptedException {
        return queries.attempt("template1", sql).orElse("no answer");
    }
}
