package io.drillbook.activities.postgresql.server;

import io.drillbook.activities.connector.SqlAccess;
import io.drillbook.activities.failure.ActionException;
import io.drillbook.activities.postgresql.wal.Lsn;
import io.drillbook.runbooks.call.FailureKind;
import io.drillbook.runbooks.inventory.Node;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What one server says of itself.
 *
 * @param position where it writes (a primary) or what it has replayed (a standby)
 * @param sinceReplayed age of the newest commit replayed, by the standby's clock; absent on a primary
 * @param streaming whether a standby's receiver streams
 * @param checksums whether pages carry checksums
 * @param archiveTimeout zero when segments are never closed by time
 * @param pauseState of a standby's replay: not paused, pause requested, paused
 * @param clock the server's own clock when it was asked
 */
public record NodeState(
        Node node,
        boolean standby,
        String systemIdentifier,
        long timeline,
        Lsn position,
        Optional<Duration> sinceReplayed,
        boolean streaming,
        int version,
        boolean checksums,
        Duration archiveTimeout,
        String archiveMode,
        long segmentSize,
        Optional<String> pauseState,
        Instant clock) {
    static final String QUERY = """
            SELECT pg_is_in_recovery(),
                   (SELECT system_identifier::text FROM pg_control_system()),
                   greatest((SELECT timeline_id FROM pg_control_checkpoint()),
                            (SELECT max(received_tli) FROM pg_stat_wal_receiver))::bigint,
                   CASE WHEN pg_is_in_recovery() THEN pg_last_wal_replay_lsn() ELSE pg_current_wal_lsn() END::text,
                   CASE WHEN pg_is_in_recovery()
                        THEN extract(epoch FROM clock_timestamp() - pg_last_xact_replay_timestamp()) END::float8,
                   EXISTS (SELECT FROM pg_stat_wal_receiver WHERE status = 'streaming'),
                   current_setting('server_version_num')::int,
                   current_setting('data_checksums') = 'on',
                   (SELECT setting::bigint FROM pg_settings WHERE name = 'archive_timeout'),
                   current_setting('archive_mode'),
                   (SELECT setting::bigint FROM pg_settings WHERE name = 'wal_segment_size'),
                   CASE WHEN pg_is_in_recovery() THEN pg_get_wal_replay_pause_state() END,
                   clock_timestamp()
            """;

    private static final Duration LIMIT = Duration.ofSeconds(15);

    /** Asks one server. */
    public static NodeState read(Node node, SqlAccess sql) throws ActionException {
        return sql.row(
                        QUERY,
                        row -> new NodeState(
                                node,
                                row.getBoolean(1),
                                row.getString(2),
                                row.getLong(3),
                                Lsn.of(row.getString(4)),
                                Optional.ofNullable(row.getObject(5, Double.class))
                                        .map(seconds -> Duration.ofMillis(Math.round(Math.max(0, seconds) * 1000))),
                                row.getBoolean(6),
                                row.getInt(7),
                                row.getBoolean(8),
                                Duration.ofSeconds(row.getLong(9)),
                                row.getString(10),
                                row.getLong(11),
                                Optional.ofNullable(row.getString(12)),
                                row.getTimestamp(13).toInstant()),
                        LIMIT)
                .orElseThrow(() -> new ActionException(
                        "no-answer", FailureKind.UNREACHABLE, node.name() + " answered without a row", "try again"));
    }

    /** Major version: 17 of 17.6. */
    public int major() {
        return version / 10_000;
    }

    /**
     * An upper bound of how far this standby is behind: nothing when it has replayed what the primary had written
     * before it was asked, else the age of the newest commit it has replayed.
     *
     * @param written the primary's position, read before this state was
     */
    public Optional<Duration> lag(Lsn written) {
        return position.atLeast(written) ? Optional.of(Duration.ZERO) : sinceReplayed;
    }
}
