package io.drillbook.activities.pgbackrest.backup;

import io.drillbook.activities.measure.Checks;
import io.drillbook.activities.pgbackrest.tool.ArchiveListing;
import io.drillbook.activities.pgbackrest.tool.Configuration;
import io.drillbook.activities.postgresql.server.NodeState;
import io.drillbook.runbooks.type.DurationText;
import java.time.Duration;
import java.util.Optional;

/** Judges the archiver by what lies in the repository, and its settings by the objective. */
final class ArchiverChecks {
    private static final long MANY_WAITING = 16;

    private ArchiverChecks() {}

    static void health(Checks checks, Archiver archiver) {
        checks.add(
                "archiver-succeeds",
                "archive",
                "pg_stat_archiver",
                "last attempt succeeded",
                archiver.failing()
                        ? "last attempt failed at " + archiver.lastFailed().orElse("an unnamed segment")
                        : "last archived " + archiver.lastArchived().orElse("nothing yet"),
                !archiver.failing());
        if (archiver.waiting() > MANY_WAITING) {
            checks.finding(
                    "archive-queue-long",
                    "serious",
                    archiver.waiting() + " segments wait to be archived (more than " + MANY_WAITING + ")",
                    "the repository takes them more slowly than they are written: use archive-async, or find the cause");
        }
    }

    /** What is reported as archived must lie in the repository. */
    static void delivered(Checks checks, Archiver archiver, ArchiveListing listing) {
        // After a backup the last file is its note, named after the segment in which it began.
        Optional<String> reported = archiver.lastArchived()
                .filter(name -> name.matches("[0-9A-F]{24}(\\.[0-9A-F]{8}\\.backup)?"))
                .map(name -> name.substring(0, 24));
        String method = "pg_stat_archiver against the repository's listing";
        if (reported.isEmpty()) {
            checks.unknown(
                    "archived-is-stored",
                    "archive",
                    method,
                    "the last archived segment lies in the repository",
                    "the last archived file is " + archiver.lastArchived().orElse("none") + ", which is no segment");
            return;
        }
        boolean stored = listing.segments().contains(listing.geometry().segment(reported.get()));
        checks.add(
                "archived-is-stored",
                "archive",
                method,
                reported.get() + " lies in the repository",
                reported.get() + (stored ? " lies there" : " is not there"),
                stored);
    }

    static void settings(
            Checks checks, NodeState primary, Optional<Configuration> configuration, String stanza, Duration rpo) {
        Duration timeout = primary.archiveTimeout();
        if (timeout.isZero() || timeout.multipliedBy(2).compareTo(rpo) > 0) {
            checks.finding(
                    "archive-timeout-long",
                    timeout.isZero() ? "serious" : "warning",
                    "archive_timeout is "
                            + (timeout.isZero() ? "0, which leaves the loss unbounded," : DurationText.write(timeout))
                            + " and half the objective for lost data is "
                            + DurationText.write(rpo.dividedBy(2)),
                    "set archive_timeout to " + DurationText.write(rpo.dividedBy(2)) + " or less and reload");
        }
        if (configuration.isEmpty()) {
            checks.finding(
                    "configuration-not-read",
                    "note",
                    "pgBackRest's configuration on " + primary.node().host().name() + " is not where it usually lies",
                    "nothing could be said of archive-push-queue-max: look at it by hand");
            return;
        }
        configuration
                .get()
                .option(stanza, "archive-push", "archive-push-queue-max")
                .ifPresent(limit -> checks.finding(
                        "archive-queue-drops",
                        "serious",
                        "archive-push-queue-max is " + limit
                                + ": past it, pgBackRest reports success and drops segments",
                        "remove it unless losing the archive is better than a full disk for you; then alarm on it"));
    }

    /** How old the newest archived segment may be while the database writes. */
    static void freshness(Checks checks, Archiver archiver, Duration limit) {
        archiver.sinceArchived()
                .filter(age -> age.compareTo(limit) > 0)
                .ifPresent(age -> checks.finding(
                        "archive-old",
                        "serious",
                        "the last segment was archived " + DurationText.write(age) + " ago, and the limit is "
                                + DurationText.write(limit),
                        "an idle database with archive_timeout 0 does this; any other has stopped archiving"));
    }
}
