package io.drillbook.activities.pgbackrest.manifest;

import io.drillbook.activities.pgbackrest.tool.PgBackRest;
import io.drillbook.runbooks.inventory.BackupRepository;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The commands with which a person restores a backup without Drillbook. */
final class RestoreByHand {
    private RestoreByHand() {}

    static List<String> commands(BackupRepository repository, String label, long serverVersion, Optional<String> lsn) {
        List<String> lines = new ArrayList<>();
        lines.add(
                "# On a host with PostgreSQL " + serverVersion / 10_000 + " and pgBackRest, whose pgbackrest.conf names"
                        + " the repository (bucket " + repository.store().bucket() + ", path /" + repository.path()
                        + ") and its passphrase; into an empty data directory, as its owner:");
        List<String> options =
                new ArrayList<>(List.of("--set=" + label, "--pg1-path=DATA_DIRECTORY", "--archive-mode=off"));
        if (lsn.isPresent()) {
            lines.add(PgBackRest.plain(
                            repository,
                            Optional.empty(),
                            "restore",
                            with(
                                    options,
                                    "--type=lsn",
                                    "--target=" + lsn.get(),
                                    "--target-exclusive",
                                    "--target-action=pause"))
                    .toString());
            lines.add(
                    "# Start it: it pauses where this manifest was made. To open it there: SELECT pg_wal_replay_resume()");
        }
        lines.add("# Everything that was archived:");
        lines.add(PgBackRest.plain(repository, Optional.empty(), "restore", with(options))
                .toString());
        return lines;
    }

    private static String[] with(List<String> options, String... more) {
        List<String> all = new ArrayList<>(options);
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }
}
