package io.drillbook.activities.sandbox.copy;

import io.drillbook.activities.measure.Checks;
import io.drillbook.activities.pgbackrest.restore.RestorePoint;

/** Judges by the log whether recovery stopped where it was planned and on which timeline it went on. */
final class RecoveryJudgement {
    private static final String METHOD = "the copy's log";

    private RecoveryJudgement() {}

    static void stopped(RestorePoint point, boolean opens, String lsn, RecoveryLog log, Checks checks) {
        checks.add(
                "consistent",
                "recovery",
                METHOD,
                "a consistent state was reached",
                log.consistent().map(at -> "reached at " + at).orElse("not reached"),
                log.consistent().isPresent());
        if (!opens) {
            String planned = point.manifestLsn().orElse("the first consistent position");
            checks.add(
                    "paused-as-planned",
                    "recovery",
                    "pg_last_wal_replay_lsn() while paused",
                    planned,
                    lsn,
                    point.manifestLsn().map(lsn::equals).orElse(true));
            return;
        }
        String line = log.stopLine().orElse("nothing said");
        String wanted = wanted(point);
        checks.add(
                "stopped-as-planned",
                "recovery",
                METHOD,
                wanted,
                line,
                point.kind().equals("lsn") ? line.equals(wanted) : line.startsWith(wanted));
        checks.equal(
                "timeline-as-planned",
                "recovery",
                METHOD,
                Long.toString(point.timeline() + 1),
                log.timeline().map(Object::toString).orElse("none selected"));
    }

    private static String wanted(RestorePoint point) {
        if (point.kind().equals("lsn")) {
            return "recovery stopping " + (point.inclusive() ? "after" : "before") + " WAL location (LSN) \""
                    + point.target() + "\"";
        }
        return "recovery stopping before ";
    }
}
