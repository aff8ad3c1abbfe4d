package io.drillbook.activities.sandbox.dump;

import io.drillbook.activities.failure.ActionException;
import io.drillbook.activities.measure.Checks;
import io.drillbook.activities.postgresql.dump.DumpManifest;
import io.drillbook.activities.postgresql.dump.DumpedDatabase;
import io.drillbook.activities.postgresql.manifest.ContentReader;
import io.drillbook.activities.postgresql.manifest.ContentReader.TableTask;
import io.drillbook.activities.postgresql.manifest.DatabaseContent;
import io.drillbook.activities.postgresql.manifest.TableContent;
import io.drillbook.activities.sandbox.copy.DefinitionChecks;
import io.drillbook.activities.sandbox.copy.Queryable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Holds a loaded dump to its manifest: the same databases, roles, definitions, rows; and the mark at its end. */
final class DumpComparison {
    private static final Duration LONGEST = Duration.ofMinutes(30);
    private static final int NAMED = 5;

    private final Queryable queries;
    private final ContentReader reader;
    private final DumpManifest manifest;
    private final Checks checks;
    private long tables;
    private long rows;

    DumpComparison(Queryable queries, DumpManifest manifest, Checks checks) {
        this.queries = queries;
        this.reader = ContentReader.logical(queries, LONGEST);
        this.manifest = manifest;
        this.checks = checks;
    }

    void compare() throws ActionException, InterruptedException {
        checks.restart();
        DefinitionChecks definitions = new DefinitionChecks(reader, checks);
        definitions.server(
                manifest.databases().stream().map(DumpedDatabase::name).toList(), manifest.rolesDigest(), "postgres");
        for (DumpedDatabase database : manifest.databases()) {
            marker(database.name());
            definitions.database(database.content(), manifest.serverVersion());
            contents(database.content());
        }
        if (rows == 0) {
            checks.unknown(
                    "rows-to-compare",
                    "reconcile",
                    "tables of the manifest",
                    "at least one row that both could hold",
                    tables + " tables and no row: there was nothing to compare");
        }
    }

    private void marker(String database) throws ActionException, InterruptedException {
        checks.equal(
                "mark-" + database,
                "canary",
                "SHOW drillbook.dump, set by the very last statement of the dump",
                manifest.label(),
                queries.attempt(database, "SELECT coalesce(current_setting('drillbook.dump', true), 'none')")
                        .orElse("no answer"));
    }

    private void contents(DatabaseContent expected) throws InterruptedException {
        List<String> different = new ArrayList<>();
        List<String> unread = new ArrayList<>();
        for (TableContent table : expected.tables()) {
            try {
                TableContent found = reader.table(new TableTask(
                        expected.name(), table.schema(), table.name(), table.bytes(), true, Optional.empty()));
                rows += found.rows();
                if (found.rows() != table.rows() || !found.digest().equals(table.digest())) {
                    different.add(expected.name() + "." + table.title() + ": " + table.rows() + " rows, digest "
                            + table.digest() + " expected, " + found.rows() + " rows, digest " + found.digest()
                            + " found");
                }
            } catch (ActionException failed) {
                unread.add(expected.name() + "." + table.title() + ": "
                        + failed.failure().message());
            }
            tables++;
        }
        String method = "count(*) and sum of row hashes, as in the manifest";
        if (!unread.isEmpty()) {
            checks.unknown("tables-read-" + expected.name(), "hash", method, "every table can be read", head(unread));
        }
        if (!expected.tables().isEmpty()) {
            checks.add(
                    "tables-" + expected.name(),
                    "hash",
                    method,
                    expected.tables().size() + " tables with the manifest's counts and digests",
                    different.isEmpty() ? expected.tables().size() + " equal" : "different: " + head(different),
                    different.isEmpty());
        }
    }

    private static String head(List<String> names) {
        return String.join("; ", names.subList(0, Math.min(NAMED, names.size())))
                + (names.size() > NAMED ? " and " + (names.size() - NAMED) + " more" : "");
    }

    long tables() {
        return tables;
    }

    long rows() {
        return rows;
    }
}
