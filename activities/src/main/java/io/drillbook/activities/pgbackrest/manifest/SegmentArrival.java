package io.drillbook.activities.pgbackrest.manifest;

import io.drillbook.activities.connector.SqlAccess;
import io.drillbook.activities.failure.ActionException;
import io.drillbook.activities.pgbackrest.tool.ArchiveListing;
import io.drillbook.activities.pgbackrest.tool.PgBackRest;
import io.drillbook.activities.postgresql.server.NodeState;
import io.drillbook.activities.postgresql.wal.Lsn;
import io.drillbook.activities.postgresql.wal.WalGeometry;
import io.drillbook.activities.postgresql.wal.WalSegment;
import io.drillbook.activities.step.ActionContext;
import io.drillbook.runbooks.call.FailureKind;
import java.time.Duration;

/** Makes the primary close the segment that holds a position, and waits until it lies in the repository. */
final class SegmentArrival {
    private static final Duration LIMIT = Duration.ofSeconds(15);
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private SegmentArrival() {}

    /**
     * Writes a restore point behind everything that was replayed, so that a record follows the position; closes its
     * segment; and waits for that segment.
     *
     * @param sql on the primary, as the login that acts
     * @return name of the segment
     */
    static String await(PgBackRest tool, SqlAccess sql, NodeState primary, String point, ActionContext context)
            throws ActionException, InterruptedException {
        context.ran("SELECT pg_create_restore_point('" + point + "'), pg_switch_wal()   -- on the primary");
        Lsn written = sql.row("SELECT pg_create_restore_point(?)::text", row -> Lsn.of(row.getString(1)), LIMIT, point)
                .orElseThrow(() -> new ActionException(
                        "no-answer",
                        FailureKind.UNREACHABLE,
                        "the primary gave no position for a restore point",
                        "try again"));
        sql.row("SELECT pg_switch_wal()::text", row -> row.getString(1), LIMIT);
        WalGeometry geometry = new WalGeometry(primary.segmentSize());
        // A restore point's position is the end of its record: one byte back lies inside it.
        WalSegment segment = geometry.segment(primary.timeline(), new Lsn(written.value() - 1));
        String name = geometry.name(segment);
        String archiveId = tool.info().archiveId().orElse("unknown");
        long deadline = System.nanoTime() + LONGEST.toNanos();
        while (true) {
            if (ArchiveListing.read(tool, archiveId, name, geometry).segments().contains(segment)) {
                return name;
            }
            if (context.cancelRequested() || System.nanoTime() > deadline) {
                throw new ActionException(
                        "segment-not-archived",
                        FailureKind.CHECK_FAILED,
                        "segment " + name + " did not reach the repository within " + LONGEST.toMinutes() + " minutes",
                        "look at pg_stat_archiver and at the archive command's log");
            }
            context.progress("waiting for segment " + name + " in the repository");
            Thread.sleep(1000);
        }
    }
}
