package io.drillbook.activities.sandbox.copy;

import io.drillbook.activities.failure.ActionException;
import io.drillbook.activities.measure.Checks;
import io.drillbook.activities.postgresql.manifest.ContentReader;
import io.drillbook.activities.postgresql.manifest.DatabaseContent;
import java.util.List;

/**
 * What a copy is asked before its rows, in whatever way it was made: the same databases, roles, definitions and
 * extensions as its manifest.
 *
 * @param reader of the copy
 */
public record DefinitionChecks(ContentReader reader, Checks checks) {
    /** @param anyDatabase one that is there, to ask the server */
    public void server(List<String> databases, String rolesDigest, String anyDatabase)
            throws ActionException, InterruptedException {
        checks.equal(
                "databases",
                "reconcile",
                "pg_database",
                databases.toString(),
                reader.databases(anyDatabase).toString());
        checks.equal(
                "roles",
                "hash",
                "SHA-256 over pg_roles and pg_auth_members",
                rolesDigest,
                reader.rolesDigest(anyDatabase));
    }

    /**
     * @param serverVersion {@code server_version_num} where the manifest was read
     * @return what the copy holds in this database, without its tables
     */
    public DatabaseContent database(DatabaseContent expected, long serverVersion)
            throws ActionException, InterruptedException {
        DatabaseContent found = reader.frame(expected.name(), serverVersion);
        checks.equal(
                "schema-" + expected.name(),
                "hash",
                "SHA-256 over " + expected.definitions() + " definitions",
                expected.schemaDigest(),
                found.schemaDigest());
        checks.equal(
                "extensions-" + expected.name(),
                "reconcile",
                "pg_extension",
                expected.extensions().toString(),
                found.extensions().toString());
        return found;
    }
}
