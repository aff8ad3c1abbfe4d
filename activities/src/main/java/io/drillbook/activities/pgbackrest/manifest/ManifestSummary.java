package io.drillbook.activities.pgbackrest.manifest;

import io.drillbook.activities.measure.Checks;
import io.drillbook.activities.postgresql.manifest.DatabaseContent;
import io.drillbook.activities.postgresql.manifest.Manifest;
import io.drillbook.activities.postgresql.manifest.TableContent;
import io.drillbook.runbooks.type.DataSize;
import java.time.Duration;
import java.util.List;

/** Says in short what a manifest holds; names of skipped tables are capped, the manifest has them all. */
final class ManifestSummary {
    private static final int NAMED = 50;

    private ManifestSummary() {}

    static ManifestOutput of(Manifest manifest, Duration paused, Checks checks) {
        List<TableContent> tables = manifest.databases().stream()
                .map(DatabaseContent::tables)
                .flatMap(List::stream)
                .toList();
        List<String> skipped = manifest.databases().stream()
                .map(DatabaseContent::skipped)
                .flatMap(List::stream)
                .toList();
        String method = "counts and digests read on a standby with replay paused";
        if (manifest.lsn().isEmpty()) {
            checks.unknown(
                    "manifest-exact",
                    "manifest",
                    method,
                    "exact at one position",
                    "no standby was close enough, so nothing could be read at a fixed position");
        } else {
            checks.add(
                    "manifest-exact",
                    "manifest",
                    method,
                    "every table that can be read, at one position",
                    tables.size() + " tables at " + manifest.lsn().get() + ", " + skipped.size() + " skipped by name",
                    !tables.isEmpty());
        }
        List<String> unread =
                skipped.stream().filter(line -> !line.contains(": unlogged")).toList();
        if (!unread.isEmpty()) {
            checks.finding(
                    "tables-unread",
                    "warning",
                    unread.size() + " tables could not be read, the first: " + unread.getFirst(),
                    "the login that observes needs pg_read_all_data and, with row security, BYPASSRLS");
        }
        return new ManifestOutput(
                Manifest.key(manifest.stanza(), manifest.label()),
                manifest.lsn(),
                manifest.takenFrom(),
                manifest.databases().size(),
                tables.size(),
                tables.stream().filter(table -> table.percent().isEmpty()).count(),
                tables.stream().mapToLong(TableContent::rows).sum(),
                new DataSize(tables.stream().mapToLong(TableContent::bytes).sum()),
                skipped.stream().limit(NAMED).toList(),
                paused,
                checks.verdict(),
                checks.results(),
                checks.findings());
    }
}
