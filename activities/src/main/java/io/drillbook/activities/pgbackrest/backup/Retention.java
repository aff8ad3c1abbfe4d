package io.drillbook.activities.pgbackrest.backup;

import io.drillbook.activities.pgbackrest.tool.BackupSet;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/** How many full backups both limits together keep: the tool itself knows only one of them at a time. */
final class Retention {
    private Retention() {}

    /**
     * The newest {@code keepFull} full backups; all of the last {@code keepDays} days; and the one before those, without
     * which the first of these days could not be recovered.
     *
     * @param verified label that must stay, whatever the limits say
     */
    static long fullBackupsToKeep(List<BackupSet> backups, long keepFull, long keepDays, String verified, Instant now) {
        Instant edge = now.minus(Duration.ofDays(keepDays));
        List<BackupSet> newestFirst = backups.stream()
                .filter(backup -> backup.type().equals("full"))
                .sorted(Collections.reverseOrder(Comparator.comparing(BackupSet::stoppedAt)))
                .toList();
        long young = newestFirst.stream()
                .filter(full -> full.stoppedAt().isAfter(edge))
                .count();
        long toVerified = newestFirst.stream()
                        .takeWhile(full -> !full.label().equals(fullOf(verified)))
                        .count()
                + 1;
        return Math.max(Math.max(keepFull, young + 1), toVerified);
    }

    /** The full backup at the root of a label: {@code 20261121-041953F} of {@code 20261121-041953F_20261121-042025I}. */
    static String fullOf(String label) {
        return label.substring(0, label.indexOf('F') + 1);
    }
}
