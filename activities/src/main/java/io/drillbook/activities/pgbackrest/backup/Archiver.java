package io.drillbook.activities.pgbackrest.backup;

import io.drillbook.activities.connector.SqlAccess;
import io.drillbook.activities.failure.ActionException;
import io.drillbook.runbooks.call.FailureKind;
import java.time.Duration;
import java.util.Optional;

/**
 * What a primary says of its archiver. It is only half of the truth: the tool may report success and drop the segment.
 *
 * @param lastArchived name of the segment last reported as archived
 * @param sinceArchived time since then
 * @param failing whether the last attempt failed
 * @param lastFailed name of what last failed
 * @param waiting segments that wait to be archived
 */
record Archiver(
        Optional<String> lastArchived,
        Optional<Duration> sinceArchived,
        boolean failing,
        Optional<String> lastFailed,
        long waiting) {
    static final String QUERY = """
            SELECT last_archived_wal,
                   extract(epoch FROM clock_timestamp() - last_archived_time)::float8,
                   last_failed_time IS NOT NULL
                     AND (last_archived_time IS NULL OR last_failed_time > last_archived_time),
                   last_failed_wal,
                   (SELECT count(*) FROM pg_ls_archive_statusdir() WHERE name LIKE '%.ready')
              FROM pg_stat_archiver
            """;

    static Archiver read(SqlAccess sql) throws ActionException {
        return sql.row(
                        QUERY,
                        row -> new Archiver(
                                Optional.ofNullable(row.getString(1)),
                                Optional.ofNullable(row.getObject(2, Double.class))
                                        .map(seconds -> Duration.ofMillis(Math.round(seconds * 1000))),
                                row.getBoolean(3),
                                Optional.ofNullable(row.getString(4)),
                                row.getLong(5)),
                        Duration.ofSeconds(15))
                .orElseThrow(() -> new ActionException(
                        "no-answer", FailureKind.UNREACHABLE, "pg_stat_archiver has no row", "try again"));
    }
}
