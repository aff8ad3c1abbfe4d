package io.drillbook.activities.pgbackrest.restore;

import io.drillbook.activities.pgbackrest.tool.BackupSet;
import io.drillbook.activities.pgbackrest.tool.Commit;
import io.drillbook.activities.postgresql.wal.Lsn;
import java.time.Instant;
import java.util.Optional;

/**
 * What can be recovered from one backup.
 *
 * @param manifestLsn position of its manifest, if it has one
 * @param from earliest time that can be asked for: the manifest's, else the backup's end
 * @param newest newest commit that is reached without a gap
 */
record RestoreWindow(BackupSet backup, Optional<Lsn> manifestLsn, Instant from, Commit newest) {
    /** A target needs a commit after it, so the newest commit's own time is outside. */
    boolean holds(Instant time) {
        return !time.isBefore(from) && time.isBefore(newest.at());
    }
}
