package io.drillbook.activities.pgbackrest.tool;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code pgbackrest verify --output=text --verbose} found. It exits with 0 whatever it finds, so only this text
 * counts, and it does not see a missing log segment, so gaps are computed from the listing.
 *
 * @param status ok or error; absent when the text has no such line
 * @param backups what was found for each backup
 * @param archives what was found for each archive
 * @param remarks lines that say something else
 */
public record VerifyText(
        Optional<String> status, List<BackupLine> backups, List<ArchiveLine> archives, List<String> remarks) {
    private static final Pattern STATUS = Pattern.compile("status: (\\S+)");
    private static final Pattern BACKUP =
            Pattern.compile("backup: (\\S+), status: (.+), total files checked: (\\d+), total valid files: (\\d+)");
    private static final Pattern ARCHIVE =
            Pattern.compile("archiveId: (\\S+), total WAL checked: (\\d+), total valid WAL: (\\d+)");
    private static final Pattern COUNTS =
            Pattern.compile("missing: (\\d+), checksum invalid: (\\d+), size invalid: (\\d+), other: (\\d+)");

    /** @param status valid, invalid, or another word of the tool */
    public record BackupLine(String label, String status, long checked, long valid) {
        /** Whether every file was there and right, and there was at least one. */
        public boolean sound() {
            return status.equals("valid") && checked > 0 && checked == valid;
        }
    }

    /** One archive's segments. */
    public record ArchiveLine(String archiveId, long checked, long valid) {
        /** Whether every segment looked at was right, and there was at least one. */
        public boolean sound() {
            return checked > 0 && checked == valid;
        }
    }

    public VerifyText {
        backups = List.copyOf(backups);
        archives = List.copyOf(archives);
        remarks = List.copyOf(remarks);
    }

    /** Reads what was printed. */
    public static VerifyText read(String text) {
        Optional<String> status = Optional.empty();
        List<BackupLine> backups = new ArrayList<>();
        List<ArchiveLine> archives = new ArrayList<>();
        List<String> remarks = new ArrayList<>();
        for (String line : text.lines().map(String::strip).toList()) {
            Matcher backup = BACKUP.matcher(line);
            Matcher archive = ARCHIVE.matcher(line);
            Matcher overall = STATUS.matcher(line);
            if (backup.matches()) {
                backups.add(new BackupLine(
                        backup.group(1),
                        backup.group(2),
                        Long.parseLong(backup.group(3)),
                        Long.parseLong(backup.group(4))));
            } else if (archive.matches()) {
                archives.add(new ArchiveLine(
                        archive.group(1), Long.parseLong(archive.group(2)), Long.parseLong(archive.group(3))));
            } else if (overall.matches()) {
                status = Optional.of(overall.group(1));
            } else if (!line.isEmpty()
                    && !line.startsWith("stanza:")
                    && !COUNTS.matcher(line).matches()) {
                remarks.add(line);
            }
        }
        return new VerifyText(status, backups, archives, remarks);
    }

    /** What was found for one backup. */
    public Optional<BackupLine> backup(String label) {
        return backups.stream().filter(line -> line.label().equals(label)).findFirst();
    }
}
