package io.drillbook.activities.pgbackrest.tool;

import io.drillbook.activities.failure.ActionException;
import io.drillbook.activities.host.Command;
import io.drillbook.activities.host.CommandOutput;
import io.drillbook.activities.measure.Checks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Holds the tool's own files, of which it keeps two each, to one another. The tool itself silently takes the second where
 * the first is damaged, so nothing else would say that one of them is.
 */
public final class InfoCopies {
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private static final String COMPARE = """
            set -u
            count=$1; shift
            folder=$(mktemp -d "${TMPDIR:-/tmp}/drillbook-info.XXXXXX") || exit 1
            trap 'rm -rf "$folder"' EXIT
            paths=
            for number in $(seq "$count"); do paths="$paths $1"; shift; done
            for path in $paths; do
              for copy in "" .copy; do
                "$@" "$path$copy" > "$folder/text$copy" 2> "$folder/said" || echo "$path$copy cannot be read: $(head -n 1 "$folder/said")"
              done
              cmp -s "$folder/text" "$folder/text.copy" || echo "$path and its copy differ"
            done
            """;

    private InfoCopies() {}

    /** Compares the lists of backups and of archives, and the file list of one backup, with their copies. */
    public static void check(PgBackRest tool, String label, Checks checks)
            throws ActionException, InterruptedException {
        checks.restart();
        String stanza = tool.repository().stanza();
        List<String> paths = List.of(
                "backup/" + stanza + "/backup.info",
                "archive/" + stanza + "/archive.info",
                "backup/" + stanza + "/" + label + "/backup.manifest");
        List<String> arguments = new ArrayList<>(List.of("sh", "-c", COMPARE, "sh", Integer.toString(paths.size())));
        arguments.addAll(paths);
        arguments.addAll(PgBackRest.plain(tool.repository(), tool.configuration(), "repo-get")
                .arguments());
        CommandOutput output = tool.shell().run(tool.owner().as(new Command(arguments, Optional.empty())), LIMIT);
        String method = "pgbackrest repo-get of backup.info, archive.info, backup.manifest and their copies";
        String expected = "each readable and equal to its copy";
        if (!output.succeeded()) {
            checks.unknown("info-files-whole", "repository", method, expected, "exit " + output.exitCode());
            return;
        }
        String said = String.join("; ", output.standardOutput().lines().toList());
        checks.add(
                "info-files-whole", "repository", method, expected, said.isEmpty() ? expected : said, said.isEmpty());
    }
}
