package io.drillbook.activities.sandbox.copy;

import io.drillbook.activities.failure.ActionException;
import io.drillbook.activities.measure.Checks;
import io.drillbook.activities.pgbackrest.restore.RestorePoint;
import io.drillbook.activities.postgresql.manifest.ContentReader;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Checks that hold at any point: nothing newer than planned, nothing behind its sequence, the application's own word. */
final class ContentChecks {
    private static final Duration LIMIT = Duration.ofMinutes(10);
    private static final String MILLIS = "(extract(epoch FROM %s) * 1000)::bigint::text";

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
    private final RestorePoint point;
    private final Checks checks;

    ContentChecks(Queryable queries, RestorePoint point, Checks checks) {
        this.queries = queries;
        this.point = point;
        this.checks = checks;
    }

    /** The commit stamp of the last transaction replayed; it stays known after the copy has opened. */
    Optional<Instant> newestCommit() throws ActionException, InterruptedException {
        Optional<Instant> newest = instant("template1", "pg_last_xact_replay_timestamp()", "");
        String method = "pg_last_xact_replay_timestamp()";
        String expected = "not after " + point.reaches();
        if (newest.isEmpty()) {
            checks.unknown("newest-commit", "canary", method, expected, "no commit was replayed");
        } else {
            // The server's stamps have microseconds and ours milliseconds here.
            checks.add(
                    "newest-commit",
                    "canary",
                    method,
                    expected,
                    newest.get().toString(),
                    !newest.get().isAfter(point.reaches().plusMillis(1)));
        }
        return newest;
    }

    /** The heartbeat, where the cluster was prepared for one and something writes it. */
    Optional<Instant> heartbeat(String database, Optional<Instant> manifestAt)
            throws ActionException, InterruptedException {
        boolean prepared = queries.attempt(database, "SELECT (to_regclass('drillbook.heartbeat') IS NOT NULL)::text")
                .filter("true"::equals)
                .isPresent();
        Optional<Instant> beat =
                prepared ? instant(database, "max(at)", " FROM drillbook.heartbeat") : Optional.empty();
        if (beat.isEmpty()) {
            checks.finding(
                    "no-heartbeat",
                    "note",
                    "nothing writes drillbook.heartbeat in " + database,
                    "recovery points rest on commit stamps alone; call drillbook.beat() once a second for a second witness");
        } else {
            checks.add(
                    "heartbeat",
                    "canary",
                    "drillbook.heartbeat",
                    "not after " + point.reaches()
                            + manifestAt
                                    .map(at -> "; the manifest was made at " + at)
                                    .orElse(""),
                    beat.get().toString(),
                    !beat.get().isAfter(point.reaches().plusMillis(1)));
        }
        return beat;
    }

    /** Every sequence that feeds a column is at or past the column's largest value. */
    void sequences() throws ActionException, InterruptedException {
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
    void smoke(String database, Optional<String> query) throws ActionException, InterruptedException {
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

    private Optional<Instant> instant(String database, String expression, String from)
            throws ActionException, InterruptedException {
        return queries.attempt(database, "SELECT " + MILLIS.formatted(expression) + from)
                .filter(text -> !text.isEmpty())
                .map(text -> Instant.ofEpochMilli(Long.parseLong(text)));
    }
}
