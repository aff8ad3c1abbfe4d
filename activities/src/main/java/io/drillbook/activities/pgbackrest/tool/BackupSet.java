package io.drillbook.activities.pgbackrest.tool;

import io.drillbook.activities.postgresql.wal.Lsn;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One backup as pgBackRest lists it.
 *
 * @param type full, diff or incr
 * @param size bytes of the database
 * @param repositorySize bytes that this backup alone added to the repository
 * @param firstSegment first log segment a restore of it needs
 * @param lastSegment last log segment a restore of it needs
 * @param references labels of the backups it needs, itself not among them
 * @param error whether page checksums were found wrong while it was made
 * @param archiveId folder of the log in the repository: 17-1
 */
public record BackupSet(
        String label,
        String type,
        SortedMap<String, String> annotations,
        long size,
        long repositorySize,
        String firstSegment,
        String lastSegment,
        Lsn startLsn,
        Lsn stopLsn,
        Instant startedAt,
        Instant stoppedAt,
        List<String> references,
        boolean error,
        String archiveId,
        Optional<String> prior) {
    /** Annotation that carries the mark of the effect which made a backup. */
    public static final String MARK = "drillbook";

    public BackupSet {
        annotations = Collections.unmodifiableSortedMap(new TreeMap<>(annotations));
        references = List.copyOf(references);
    }

    public Duration took() {
        return Duration.between(startedAt, stoppedAt);
    }

    public boolean carries(String mark) {
        return mark.equals(annotations.get(MARK));
    }
}
