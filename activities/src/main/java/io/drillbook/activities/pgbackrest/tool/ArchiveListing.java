package io.drillbook.activities.pgbackrest.tool;

import io.drillbook.activities.failure.ActionException;
import io.drillbook.activities.host.Command;
import io.drillbook.activities.postgresql.wal.ArchiveWindow;
import io.drillbook.activities.postgresql.wal.TimelineHistory;
import io.drillbook.activities.postgresql.wal.WalGeometry;
import io.drillbook.activities.postgresql.wal.WalSegment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The log segments that lie in the repository, read from its own listing and from nothing a server says.
 *
 * @param root path of the archive in the repository
 * @param files path below the root by segment
 * @param history of the youngest timeline in the archive
 */
public record ArchiveListing(
        String root, SortedMap<WalSegment, String> files, TimelineHistory history, WalGeometry geometry) {
    private static final Pattern SEGMENT = Pattern.compile("([0-9A-F]{24})-[0-9a-f]{40}(?:\\.[a-z0-9]+)?");
    private static final Pattern FOLDER = Pattern.compile("[0-9A-F]{16}");
    private static final Pattern HISTORY = Pattern.compile("([0-9A-F]{8})\\.history(?:\\.[a-z0-9]+)?");
    private static final Duration LIMIT = Duration.ofSeconds(60);

    public ArchiveListing {
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    }

    /**
     * Lists an archive from the folder of a segment on; one call for each folder of at most 256 segments.
     *
     * @param from name of the oldest segment that matters
     */
    public static ArchiveListing read(PgBackRest tool, String archiveId, String from, WalGeometry geometry)
            throws ActionException, InterruptedException {
        String root = "archive/" + tool.repository().stanza() + "/" + archiveId;
        List<String> names = lines(tool, root);
        SortedMap<WalSegment, String> files = new TreeMap<>();
        for (String name : names) {
            if (FOLDER.matcher(name).matches() && name.substring(8).compareTo(from.substring(8, 16)) >= 0) {
                segments(lines(tool, root + "/" + name), geometry)
                        .forEach((segment, file) -> files.put(segment, name + "/" + file));
            }
        }
        return new ArchiveListing(root, files, history(tool, root, names), geometry);
    }

    /** The segments among the names of one folder; partial ones and notes of backups are none. */
    static SortedMap<WalSegment, String> segments(List<String> names, WalGeometry geometry) {
        SortedMap<WalSegment, String> segments = new TreeMap<>();
        for (String name : names) {
            Matcher matcher = SEGMENT.matcher(name);
            if (matcher.matches()) {
                segments.put(geometry.segment(matcher.group(1)), name);
            }
        }
        return segments;
    }

    /** The segments that lie there. */
    public SortedSet<WalSegment> segments() {
        return Collections.unmodifiableSortedSet(new TreeSet<>(files.keySet()));
    }

    /** Path of a segment's file in the repository. */
    public String path(WalSegment segment) {
        String file = files.get(segment);
        if (file == null) {
            throw new IllegalArgumentException(geometry.name(segment) + " does not lie in the archive");
        }
        return root + "/" + file;
    }

    /** How far the archive goes without a gap from a segment on. */
    public ArchiveWindow window(String from) {
        return ArchiveWindow.from(geometry.segment(from), history, segments(), geometry);
    }

    private static TimelineHistory history(PgBackRest tool, String root, List<String> names)
            throws ActionException, InterruptedException {
        Optional<String> youngest =
                names.stream().filter(name -> HISTORY.matcher(name).matches()).max(String::compareTo);
        if (youngest.isEmpty()) {
            return TimelineHistory.first();
        }
        String text = ArchiveReader.text(tool, root + "/" + youngest.get());
        return TimelineHistory.read(Long.parseLong(youngest.get().substring(0, 8), 16), text);
    }

    private static List<String> lines(PgBackRest tool, String path) throws ActionException, InterruptedException {
        Command command = tool.command("repo-ls", "--sort=asc");
        List<String> arguments = new ArrayList<>(command.arguments());
        arguments.add(path);
        return tool.shell()
                .check(new Command(arguments, Optional.empty()), LIMIT)
                .standardOutput()
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }
}
