package io.drillbook.activities.pgbackrest.tool;

import java.util.List;
import java.util.Optional;

/**
 * What {@code pgbackrest info} says of one stanza.
 *
 * @param code 0 ok, 1 missing stanza path, 2 no valid backups, others are errors
 * @param backups oldest first
 * @param archiveId folder of the current log in the repository
 * @param majorVersion of the server: 17
 * @param backupRunning whether a backup holds the stanza's lock
 * @param bytesTotal of the running backup, once the tool knows it
 * @param bytesDone of the running backup
 */
public record StanzaInfo(
        int code,
        String message,
        List<BackupSet> backups,
        Optional<String> archiveId,
        Optional<String> majorVersion,
        Optional<String> systemIdentifier,
        boolean backupRunning,
        Optional<Long> bytesTotal,
        Optional<Long> bytesDone) {
    public StanzaInfo {
        backups = List.copyOf(backups);
    }

    /** The newest backup. */
    public Optional<BackupSet> newest() {
        return backups.isEmpty() ? Optional.empty() : Optional.of(backups.getLast());
    }

    public Optional<BackupSet> labelled(String label) {
        return backups.stream().filter(backup -> backup.label().equals(label)).findFirst();
    }

    /** The backup that an effect made. */
    public Optional<BackupSet> marked(String mark) {
        return backups.stream().filter(backup -> backup.carries(mark)).findFirst();
    }

    /** Whether the repository can be used: it may be empty still. */
    public boolean usable() {
        return code == 0 || code == 2;
    }
}
