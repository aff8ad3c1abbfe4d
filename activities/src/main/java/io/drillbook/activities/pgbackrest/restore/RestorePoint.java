package io.drillbook.activities.pgbackrest.restore;

import io.drillbook.runbooks.action.About;
import io.drillbook.runbooks.type.DataSize;
import java.time.Instant;
import java.util.Optional;

/** A point to restore to, chosen once and never looked for again. */
@About("A point to restore to")
public record RestorePoint(
        @About("How it was chosen: latest, random or time") String rule,
        @About("Seed of a random choice") Optional<Long> seed,
        @About("Label of the backup to start from") String label,
        @About("Bytes of the database in that backup") DataSize size,
        @About("Major version of the server that wrote it") String majorVersion,
        @About("System identifier of the cluster") String systemIdentifier,

        @About("Position after which the backup is consistent")
        String consistentLsn,

        @About("Timeline to follow") long timeline,

        @About("Position of the backup's manifest; absent when it has none")
        Optional<String> manifestLsn,

        @About("Kind of the target: lsn or time") String kind,
        @About("The target itself, as recovery is told it") String target,

        @About("Whether the record at the target is replayed too")
        boolean inclusive,

        @About("Time the restored copy should reach: the target's own, or that of its last commit")
        Instant reaches,

        @About("Time the recovery point is held against: the target's, or for latest the moment of the decision")
        Instant wanted) {}
