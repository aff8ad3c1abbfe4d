package io.drillbook.activities.pgbackrest.restore;

import io.drillbook.activities.failure.ActionException;
import io.drillbook.activities.measure.Checks;
import io.drillbook.activities.pgbackrest.tool.ArchiveListing;
import io.drillbook.activities.pgbackrest.tool.ArchiveReader;
import io.drillbook.activities.pgbackrest.tool.BackupSet;
import io.drillbook.activities.pgbackrest.tool.Commit;
import io.drillbook.activities.pgbackrest.tool.PgBackRest;
import io.drillbook.activities.pgbackrest.tool.StanzaInfo;
import io.drillbook.activities.postgresql.manifest.Manifest;
import io.drillbook.activities.postgresql.manifest.ManifestStore;
import io.drillbook.activities.postgresql.server.ServerPrograms;
import io.drillbook.activities.postgresql.wal.ArchiveWindow;
import io.drillbook.activities.postgresql.wal.Lsn;
import io.drillbook.activities.postgresql.wal.WalGeometry;
import io.drillbook.activities.postgresql.wal.WalSegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Finds what can be recovered from each backup, by the repository alone: production may be gone. */
final class WindowFinder {
    private final PgBackRest tool;
    private final ManifestStore manifests;
    private final ServerPrograms programs;
    private final Checks checks;
    private final SortedMap<WalSegment, Optional<Commit>> newest = new TreeMap<>();

    WindowFinder(PgBackRest tool, ManifestStore manifests, ServerPrograms programs, Checks checks) {
        this.tool = tool;
        this.manifests = manifests;
        this.programs = programs;
        this.checks = checks;
    }

    /**
     * The windows, oldest backup first, and the timeline they follow.
     *
     * @param gap the first segment missing after the newest backup's begin although a later one is there
     */
    record Found(List<RestoreWindow> windows, long timeline, Optional<String> gap) {}

    Found find(StanzaInfo info) throws ActionException, InterruptedException {
        String archiveId = info.archiveId().orElse("unknown");
        List<BackupSet> backups = info.backups().stream()
                .filter(backup -> backup.archiveId().equals(archiveId))
                .toList();
        if (backups.isEmpty()) {
            return new Found(List.of(), 0, Optional.empty());
        }
        BackupSet oldest = backups.getFirst();
        WalGeometry geometry = WalGeometry.of(oldest.startLsn(), oldest.firstSegment());
        ArchiveListing listing = ArchiveListing.read(tool, archiveId, oldest.firstSegment(), geometry);
        List<RestoreWindow> windows = new ArrayList<>();
        for (BackupSet backup : backups) {
            window(backup, listing).ifPresent(windows::add);
        }
        BackupSet newest = backups.getLast();
        Optional<String> gap = listing.history()
                        .contains(geometry.segment(newest.firstSegment()).timeline())
                ? listing.window(newest.firstSegment()).missing().map(geometry::name)
                : Optional.empty();
        return new Found(windows, listing.history().timeline(), gap);
    }

    private Optional<RestoreWindow> window(BackupSet backup, ArchiveListing listing)
            throws ActionException, InterruptedException {
        WalGeometry geometry = listing.geometry();
        if (!listing.history().contains(geometry.segment(backup.firstSegment()).timeline())) {
            checks.finding(
                    "backup-on-dead-branch",
                    "note",
                    backup.label() + " was taken on a timeline that the newest one does not come from",
                    "nothing but its own timeline can be recovered from it");
            return Optional.empty();
        }
        ArchiveWindow window = listing.window(backup.firstSegment());
        window.missing()
                .ifPresent(missing -> checks.finding(
                        "archive-gap",
                        "serious",
                        geometry.name(missing) + " is missing, so nothing after it can be recovered from "
                                + backup.label(),
                        "a later backup covers what comes after; find out who took the segment away"));
        if (window.last().isEmpty()
                || window.last().get().number()
                        < geometry.segment(backup.lastSegment()).number()) {
            return Optional.empty();
        }
        Optional<Commit> commit = newestIn(listing, window);
        Optional<Manifest> manifest = manifests.read(tool.repository().stanza(), backup.label());
        Optional<Lsn> position = manifest.flatMap(Manifest::lsn).map(Lsn::of);
        return commit.filter(found -> found.at().isAfter(backup.startedAt()))
                .map(found -> new RestoreWindow(
                        backup,
                        position,
                        manifest.flatMap(Manifest::takenAt)
                                .orElse(backup.stoppedAt().plusSeconds(1)),
                        found));
    }

    private Optional<Commit> newestIn(ArchiveListing listing, ArchiveWindow window)
            throws ActionException, InterruptedException {
        WalSegment last = window.last().orElseThrow();
        Optional<Commit> known = newest.getOrDefault(last, Optional.empty());
        if (known.isEmpty()) {
            known = ArchiveReader.newest(tool, programs, listing, window);
            newest.put(last, known);
        }
        return known;
    }
}
