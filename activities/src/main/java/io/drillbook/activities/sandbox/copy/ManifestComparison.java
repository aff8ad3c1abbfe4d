package io.drillbook.activities.sandbox.copy;

import io.drillbook.activities.failure.ActionException;
import io.drillbook.activities.measure.Checks;
import io.drillbook.activities.postgresql.manifest.ContentReader;
import io.drillbook.activities.postgresql.manifest.ContentReader.TableTask;
import io.drillbook.activities.postgresql.manifest.DatabaseContent;
import io.drillbook.activities.postgresql.manifest.Manifest;
import io.drillbook.activities.postgresql.manifest.TableContent;
import io.drillbook.activities.step.ActionContext;
import io.drillbook.runbooks.call.FailureKind;
import java.util.ArrayList;
import java.util.List;

/** Reads a copy in the same way as its manifest was read and holds one to the other. */
final class ManifestComparison {
    private static final int NAMED = 50;
    private static final String DIGESTS = "count(*) and sum of row hashes, as in the manifest";

    private final ContentReader reader;
    private final Manifest manifest;
    private final Checks checks;
    private final ActionContext context;
    private final List<String> different = new ArrayList<>();
    private final List<String> unread = new ArrayList<>();
    private long tables;
    private long rows;
    private long bytes;

    ManifestComparison(ContentReader reader, Manifest manifest, Checks checks, ActionContext context) {
        this.reader = reader;
        this.manifest = manifest;
        this.checks = checks;
        this.context = context;
    }

    void compare(String anyDatabase) throws ActionException, InterruptedException {
        DefinitionChecks definitions = new DefinitionChecks(reader, checks);
        definitions.server(
                manifest.databases().stream().map(DatabaseContent::name).toList(),
                manifest.rolesDigest().orElse("none in the manifest"),
                anyDatabase);
        for (DatabaseContent expected : manifest.databases()) {
            frame(expected, definitions.database(expected, manifest.serverVersion()));
            contents(expected);
        }
    }

    private void frame(DatabaseContent expected, DatabaseContent found) {
        List<String> wrong = expected.sequences().stream()
                .filter(sequence -> !found.sequences().contains(sequence))
                .map(sequence -> sequence.schema() + "." + sequence.name())
                .toList();
        checks.add(
                "sequences-" + expected.name(),
                "reconcile",
                "pg_sequences",
                expected.sequences().size() + " sequences with the manifest's values",
                wrong.isEmpty() ? "all equal" : "different: " + head(wrong),
                wrong.isEmpty()
                        && found.sequences().size() == expected.sequences().size());
        if (!expected.collation().equals(found.collation())) {
            checks.finding(
                    "collation-differs",
                    "serious",
                    "the collation of " + expected.name() + " was " + expected.collation()
                            + " where it was written and is " + found.collation() + " in the sandbox",
                    "indexes on texts may be in another order here: use the same system in the sandbox");
        }
    }

    private void contents(DatabaseContent expected) throws ActionException, InterruptedException {
        int differing = different.size();
        int unreadBefore = unread.size();
        for (TableContent table : expected.tables()) {
            table(expected.name(), table);
        }
        String actual = different.size() == differing
                ? expected.tables().size() + " equal"
                : "different: " + head(different.subList(differing, different.size()));
        if (unread.size() > unreadBefore) {
            checks.unknown(
                    "tables-read-" + expected.name(),
                    "hash",
                    DIGESTS,
                    "every table of the manifest can be read",
                    head(unread.subList(unreadBefore, unread.size())));
        }
        if (expected.tables().isEmpty()) {
            return;
        }
        checks.add(
                "tables-" + expected.name(),
                "hash",
                DIGESTS,
                expected.tables().size() + " tables with the manifest's counts and digests",
                actual,
                different.size() == differing);
        List<String> skipped = expected.skipped().stream()
                .filter(line -> !line.contains(": unlogged"))
                .toList();
        if (!skipped.isEmpty()) {
            checks.unknown(
                    "tables-in-manifest-" + expected.name(),
                    "hash",
                    DIGESTS,
                    "every logged table is in the manifest",
                    "not in it: " + head(skipped));
        }
    }

    private void table(String database, TableContent expected) throws ActionException, InterruptedException {
        if (context.cancelRequested()) {
            throw new ActionException(
                    "cancelled",
                    FailureKind.CANCELLED,
                    "the comparison was stopped",
                    "the copy is destroyed at the end");
        }
        context.progress("comparing " + database + "." + expected.title(), bytes, total(), "bytes");
        try {
            TableContent found = reader.table(new TableTask(
                    database, expected.schema(), expected.name(), expected.bytes(), true, expected.percent()));
            rows += found.rows();
            if (found.rows() != expected.rows() || !found.digest().equals(expected.digest())) {
                different.add(database + "." + expected.title() + ": " + expected.rows() + " rows, digest "
                        + expected.digest() + " expected, " + found.rows() + " rows, digest " + found.digest()
                        + " found");
            }
        } catch (ActionException failed) {
            if (failed.failure().kind().retryable()) {
                throw failed;
            }
            unread.add(
                    database + "." + expected.title() + ": " + failed.failure().message());
        }
        tables++;
        bytes += expected.bytes();
    }

    private long total() {
        return manifest.databases().stream()
                .flatMap(database -> database.tables().stream())
                .mapToLong(TableContent::bytes)
                .sum();
    }

    private static String head(List<String> names) {
        return String.join("; ", names.subList(0, Math.min(5, names.size())))
                + (names.size() > 5 ? " and " + (names.size() - 5) + " more" : "");
    }

    long tables() {
        return tables;
    }

    long rows() {
        return rows;
    }

    List<String> different() {
        return List.copyOf(different.subList(0, Math.min(NAMED, different.size())));
    }
}
