package io.drillbook.activities.pgbackrest.backup;

import io.drillbook.activities.connector.ObjectAccess;
import io.drillbook.activities.connector.ObjectAccess.Versioning;
import io.drillbook.activities.failure.ActionException;
import io.drillbook.activities.measure.Checks;
import io.drillbook.activities.pgbackrest.tool.BackupSet;
import io.drillbook.activities.pgbackrest.tool.StanzaInfo;
import io.drillbook.activities.postgresql.wal.ArchiveWindow;
import io.drillbook.activities.postgresql.wal.WalGeometry;
import io.drillbook.runbooks.inventory.BackupRepository;
import io.drillbook.runbooks.type.DataSize;
import io.drillbook.runbooks.type.DurationText;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Judges the repository: in reach, with room, without a gap. */
final class RepositoryChecks {
    static final String CONTIGUOUS = "archive-contiguous";

    /** Room asked for, as a multiple of what the last backup took. */
    private static final double ROOM = 1.3;

    private static final Duration OLDEST_BACKUP = Duration.ofHours(30);

    private RepositoryChecks() {}

    static void reachable(Checks checks, StanzaInfo info) {
        checks.add(
                "repository-usable",
                "repository",
                "pgbackrest info",
                "status 0 (ok) or 2 (no backup yet)",
                "status " + info.code() + " (" + info.message() + ")",
                info.usable());
        checks.add(
                "no-other-backup",
                "repository",
                "pgbackrest info",
                "no backup is running",
                info.backupRunning() ? "a backup is running" : "no backup is running",
                !info.backupRunning());
    }

    static void age(Checks checks, StanzaInfo info, Instant now) {
        info.newest()
                .map(newest -> Duration.between(newest.stoppedAt(), now))
                .filter(age -> age.compareTo(OLDEST_BACKUP) > 0)
                .ifPresent(age -> checks.finding(
                        "backup-old",
                        "serious",
                        "the newest backup is " + DurationText.write(age.truncatedTo(ChronoUnit.MINUTES))
                                + " old, and the limit is " + DurationText.write(OLDEST_BACKUP),
                        "a run was missed or failed: look at the runs of yesterday"));
    }

    /** Bytes below the repository's path, all versions counted. */
    static DataSize stored(ObjectAccess objects, BackupRepository repository) throws ActionException {
        return new DataSize(objects.storedBytes(below(repository)));
    }

    /** Start of the repository's keys below the prefix of its store. */
    private static String below(BackupRepository repository) {
        String prefix = repository.store().prefix();
        String path = repository.path() + "/";
        return path.startsWith(prefix) ? path.substring(prefix.length()) : path;
    }

    /** Whether the space of what retention lets go comes back. */
    static void space(Checks checks, ObjectAccess objects, BackupRepository repository) {
        String bucket = repository.store().bucket();
        switch (versioning(objects, repository)) {
            case NONE, EXPIRING -> {}
            case KEPT ->
                checks.finding(
                        "versions-stay",
                        "serious",
                        "bucket " + bucket + " keeps every version, and no rule of it removes those that are no longer"
                                + " current: the space of expired backups never comes back",
                        "give it a lifecycle rule with NoncurrentVersionExpiration, a little longer than its object lock");
            case NOT_TOLD ->
                checks.finding(
                        "versions-stay",
                        "note",
                        "bucket " + bucket + " keeps every version, and its store does not say what removes those that"
                                + " are no longer current",
                        "see by the store's own means that the space of expired backups comes back");
        }
    }

    /** A look for advice only: nothing fails by it. */
    private static Versioning versioning(ObjectAccess objects, BackupRepository repository) {
        try {
            return objects.versioning(below(repository));
        } catch (ActionException silent) {
            return Versioning.NOT_TOLD;
        }
    }

    /** Room left, where the inventory states a capacity. */
    static Optional<DataSize> room(Checks checks, BackupRepository repository, StanzaInfo info, DataSize stored) {
        if (repository.capacity().isEmpty()) {
            checks.finding(
                    "capacity-not-stated",
                    "note",
                    "the inventory states no capacity for the repository of " + repository.stanza() + ", which holds "
                            + stored,
                    "state one in the cluster's backup: section if the store has a quota");
            return Optional.empty();
        }
        long left = Math.max(0, repository.capacity().get().bytes() - stored.bytes());
        long last = info.backups().stream()
                .filter(backup -> backup.type().equals("full"))
                .mapToLong(BackupSet::repositorySize)
                .reduce(0, (older, newer) -> newer);
        long needed = Math.round(last * ROOM);
        checks.add(
                "repository-room",
                "space",
                "capacity minus bytes of all object versions",
                "at least " + new DataSize(needed) + " (" + ROOM + " x the last full backup)",
                new DataSize(left).toString(),
                left >= needed);
        return Optional.of(new DataSize(left));
    }

    static void contiguous(Checks checks, ArchiveWindow window, WalGeometry geometry) {
        checks.add(
                CONTIGUOUS,
                "archive",
                "gaps computed from the repository's own listing",
                "no gap from " + geometry.name(window.first()) + " on",
                window.missing()
                        .map(segment -> geometry.name(segment) + " is missing although a later one is there")
                        .or(() -> window.last().map(segment -> "contiguous to " + geometry.name(segment)))
                        .orElse(geometry.name(window.first()) + " is missing"),
                window.contiguous());
    }
}
