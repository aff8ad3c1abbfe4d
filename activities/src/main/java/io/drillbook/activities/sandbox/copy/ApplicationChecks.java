package io.drillbook.activities.sandbox.copy;

import io.drillbook.activities.failure.ActionException;
import io.drillbook.activities.measure.Checks;
import io.drillbook.activities.postgresql.manifest.ContentReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Checks of any restored copy: no column is ahead of its sequence, and the application's own word. */
public final class ApplicationChecks {
    private static final Duration LIMIT = Duration.ofMinutes(10);

    private static final String SEQUENCES = """
            SELECT n.nspname, c.relname, a.attname, s.seqrelid::regclass::text
              FROM pg_sequence s
              JOIN pg_depend d ON d.objid = s.seqrelid AND d.classid = 'pg_class'::regclass AND d.deptype IN ('a', 'i')
                              AND d.refclassid = 'pg_class'::regclass
              JOIN pg_class c ON c.oid = d.refobjid
              JOIN pg_namespace n ON n.oid = c.relnamespace
              JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = d.refobjsubid
             WHERE s.seqincrement > 0 AND NOT s.seqcycle AND c.relpersistence = 'p'
               AND a.atttypid IN ('int2'::regtype, 'int4'::regtype, 'int8'::regtype)
             ORDER BY 1, 2, 3
            """;

    private final Queryable queries;
    private final Checks checks;

    public ApplicationChecks(Queryable queries, Checks checks) {
        this.queries = queries;
        this.checks = checks;
    }

    /** Every sequence that feeds a column is at or past the column's largest value. */
    public void sequences() throws ActionException, InterruptedException {
        List<String> behind = new ArrayList<>();
        List<String> unread = new ArrayList<>();
        long count = 0;
        for (List<String> row : queries.rows(
                "template1",
                "SELECT datname FROM pg_database WHERE datallowconn AND NOT datistemplate ORDER BY 1",
                LIMIT)) {
            for (List<String> sequence : queries.rows(row.getFirst(), SEQUENCES, LIMIT)) {
                count++;
                check(row.getFirst(), sequence, behind, unread);
            }
        }
        String method = "last value of each owned sequence against max() of its column";
        if (!unread.isEmpty()) {
            checks.unknown("sequences-read", "reconcile", method, "every one can be asked", String.join("; ", unread));
        }
        if (count > 0) {
            checks.add(
                    "sequences-not-behind",
                    "reconcile",
                    method,
                    count + " sequences at or past their columns",
                    behind.isEmpty() ? "all" : String.join("; ", behind),
                    behind.isEmpty());
        }
    }

    private void check(String database, List<String> sequence, List<String> behind, List<String> unread)
            throws InterruptedException {
        String table = ContentReader.quote(sequence.get(0)) + "." + ContentReader.quote(sequence.get(1));
        String title = database + "." + sequence.get(0) + "." + sequence.get(1) + "." + sequence.get(2);
        try {
            List<String> found = queries.rows(
                            database,
                            "SELECT coalesce(max(" + ContentReader.quote(sequence.get(2)) + "), 0)::text, (SELECT"
                                    + " CASE WHEN is_called THEN last_value ELSE last_value - 1 END::text FROM "
                                    + sequence.get(3) + ") FROM " + table,
                            LIMIT)
                    .getFirst();
            if (Long.parseLong(found.get(1)) < Long.parseLong(found.get(0))) {
                behind.add(title + " holds " + found.get(0) + ", its sequence stands at " + found.get(1));
            }
        } catch (ActionException failed) {
            unread.add(title + ": " + failed.failure().message());
        }
    }

    /** The application's own query. */
    public void smoke(String database, Optional<String> query) throws ActionException, InterruptedException {
        if (query.isEmpty()) {
            checks.finding(
                    "no-smoke-query",
                    "warning",
                    "no query of the application was given",
                    "give the runbook's input smoke: a query that answers true on a good copy");
            return;
        }
        try {
            List<List<String>> rows = queries.rows(database, query.get(), LIMIT);
            String answer = rows.isEmpty() ? "no row" : rows.getFirst().getFirst();
            checks.add("smoke", "smoke", query.get(), "true", answer, answer.equals("t") || answer.equals("true"));
        } catch (ActionException failed) {
            checks.unknown(
                    "smoke", "smoke", query.get(), "true", failed.failure().message());
        }
    }
}
