package io.drillbook.activities.pgbackrest.tool;

import io.drillbook.activities.failure.ActionException;
import io.drillbook.activities.host.Command;
import io.drillbook.activities.postgresql.server.ServerPrograms;
import io.drillbook.activities.postgresql.wal.WalSegment;
import io.drillbook.runbooks.inventory.Node;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Reads commits from a primary's own log, for what the archive does not hold yet. */
public final class LocalLog {
    private static final String COMMITS = "TZ=UTC \"$1\" --rmgr=Transaction --path=\"$2\" --timeline=\"$3\""
            + " --start=\"$4\" 2>&1 | " + ArchiveReader.FIRST_AND_LAST;

    private LocalLog() {}

    /**
     * The first commit after a segment that the primary still holds; empty when there is none, which makes the database
     * idle since that segment.
     */
    public static Optional<Commit> firstAfter(
            PgBackRest tool, ServerPrograms programs, Node node, ArchiveListing listing, WalSegment segment)
            throws ActionException, InterruptedException {
        Command command = tool.owner()
                .as(Command.of(
                        "sh",
                        "-c",
                        COMMITS,
                        "sh",
                        programs.folder() + "/pg_waldump",
                        node.data() + "/pg_wal",
                        Long.toString(listing.history().timelineOf(segment.number() + 1, listing.geometry())),
                        listing.geometry().end(segment).toString()));
        List<Commit> commits = ArchiveReader.read(
                tool.shell().check(command, Duration.ofMinutes(2)).standardOutput(), "the log of " + node.name());
        return commits.stream().findFirst();
    }
}
