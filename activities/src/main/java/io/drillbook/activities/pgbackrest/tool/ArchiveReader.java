package io.drillbook.activities.pgbackrest.tool;

import io.drillbook.activities.failure.ActionException;
import io.drillbook.activities.host.Command;
import io.drillbook.activities.postgresql.server.ServerPrograms;
import io.drillbook.activities.postgresql.wal.ArchiveWindow;
import io.drillbook.activities.postgresql.wal.WalSegment;
import io.drillbook.runbooks.call.FailureKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads files of the archive: each is fetched to a folder of its own on the host, read there and deleted. */
public final class ArchiveReader {
    /** How many segments back the newest commit is looked for: 1 GiB of log at the usual size. */
    private static final int FURTHEST = 64;

    private static final Duration LIMIT = Duration.ofMinutes(2);

    // The tool decrypts and does not decompress; the decompressor must be installed on the host.
    private static final String FETCH = """
            set -eu
            reader=$1; path=$2; shift 2
            case "$path" in
              *.zst) open="zstd -dcq" ;;
              *.gz) open="gzip -dc" ;;
              *.lz4) open="lz4 -dcq" ;;
              *.bz2) open="bzip2 -dc" ;;
              *) open=cat ;;
            esac
            name=${path##*/}; name=${name%%[-.]*}
            folder=$(mktemp -d "${TMPDIR:-/tmp}/drillbook-log.XXXXXX")
            trap 'rm -rf "$folder"' EXIT
            "$@" "$path" > "$folder/fetched"
            $open < "$folder/fetched" > "$folder/$name"
            rm "$folder/fetched"
            """;

    private static final String TEXT = FETCH + "\"$reader\" \"$folder/$name\"\n";

    /** Prints the first and the last commit, or, where there is none, what the reader complained of. */
    static final String FIRST_AND_LAST = """
            awk '/desc: COMMIT/ { if (!seen++) print; last = $0; next }
                 /error:/ { complaint = $0 }
                 END { if (seen > 1) print last; if (!seen && complaint) print complaint }'
            """;

    private static final String COMMITS =
            FETCH + "TZ=UTC \"$reader\" --rmgr=Transaction \"$folder/$name\" 2>&1 | " + FIRST_AND_LAST;

    // The last record of a segment often ends in the next one, which the reader was not given.
    private static final Pattern END_OF_SEGMENT = Pattern.compile(
            ".*(could not find file|could not open file|invalid record length|contrecord|could not find a valid record).*");

    private ArchiveReader() {}

    /**
     * The text of a small file of the archive, such as a timeline's history.
     *
     * @param path of the file in the repository
     */
    static String text(PgBackRest tool, String path) throws ActionException, InterruptedException {
        return tool.shell().check(command(tool, TEXT, "cat", path), LIMIT).standardOutput();
    }

    /** The first and the last commit of one segment of the archive: none, one or two. */
    public static List<Commit> commits(
            PgBackRest tool, ServerPrograms programs, ArchiveListing listing, WalSegment segment)
            throws ActionException, InterruptedException {
        Command command = command(tool, COMMITS, programs.folder() + "/pg_waldump", listing.path(segment));
        return read(
                tool.shell().check(command, LIMIT).standardOutput(),
                "segment " + listing.geometry().name(segment));
    }

    /**
     * The newest commit in a window, looked for from its end backwards; empty when the last gigabyte holds none.
     */
    public static Optional<Commit> newest(
            PgBackRest tool, ServerPrograms programs, ArchiveListing listing, ArchiveWindow window)
            throws ActionException, InterruptedException {
        if (window.last().isEmpty()) {
            return Optional.empty();
        }
        long end = window.last().get().number();
        for (long number = end; number >= window.first().number() && number > end - FURTHEST; number--) {
            WalSegment segment = number == end
                    ? window.last().get()
                    : new WalSegment(listing.history().timelineOf(number, listing.geometry()), number);
            List<Commit> commits = commits(tool, programs, listing, segment);
            if (!commits.isEmpty()) {
                return Optional.of(commits.getLast());
            }
        }
        return Optional.empty();
    }

    /** Reads what was printed; no commit and a complaint that is not the segment's end is no answer. */
    static List<Commit> read(String text, String where) throws ActionException {
        List<Commit> commits = new ArrayList<>();
        for (String line : text.lines().map(String::strip).toList()) {
            Optional<Commit> commit = Commit.read(line);
            if (commit.isPresent()) {
                commits.add(commit.get());
            } else if (!line.isEmpty() && !END_OF_SEGMENT.matcher(line).matches()) {
                throw new ActionException(
                        "log-unreadable",
                        FailureKind.UNKNOWN,
                        "pg_waldump could not read " + where + ": " + line,
                        "look at the segment by hand; it may be damaged in the repository");
            }
        }
        return commits;
    }

    private static Command command(PgBackRest tool, String script, String reader, String path) {
        List<String> arguments = new ArrayList<>(List.of("sh", "-c", script, "sh", reader, path));
        arguments.addAll(PgBackRest.plain(tool.repository(), tool.configuration(), "repo-get")
                .arguments());
        return tool.owner().as(new Command(arguments, Optional.empty()));
    }
}
