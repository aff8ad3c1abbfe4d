package io.drillbook.activities.sandbox.copy;

import io.drillbook.activities.failure.ActionException;
import io.drillbook.activities.measure.Checks;
import io.drillbook.activities.pgbackrest.restore.RestorePoint;
import java.time.Instant;
import java.util.Optional;

/** Checks that hold at any point of a recovery: nothing is newer than planned. */
final class ContentChecks {
    private static final String MILLIS = "(extract(epoch FROM %s) * 1000)::bigint::text";

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

    private Optional<Instant> instant(String database, String expression, String from)
            throws ActionException, InterruptedException {
        return queries.attempt(database, "SELECT " + MILLIS.formatted(expression) + from)
                .filter(text -> !text.isEmpty())
                .map(text -> Instant.ofEpochMilli(Long.parseLong(text)));
    }
}
