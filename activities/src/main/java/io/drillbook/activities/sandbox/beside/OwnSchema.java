package io.drillbook.activities.sandbox.beside;

import io.drillbook.activities.connector.ByteSource;
import io.drillbook.activities.failure.ActionException;
import io.drillbook.runbooks.call.FailureKind;

/** A schema on the primary that one run made and marked. Whoever loads it holds a lock, which everybody waits for who looks. */
record OwnSchema(Primary primary, String database) {
    String name() {
        return primary.name();
    }

    /** Whether it is there, whole, and this run's own. */
    boolean there() throws ActionException, InterruptedException {
        return primary.ask(
                        database,
                        "DO $$ BEGIN PERFORM pg_advisory_xact_lock(" + key() + "); END $$;\n"
                                + "SELECT count(*) FROM pg_namespace WHERE nspname = '" + name()
                                + "' AND obj_description(oid, 'pg_namespace') = '" + primary.comment() + "'")
                .equals("1");
    }

    /** A publication of all tables would send the rows to its subscribers as if they were new. */
    void requireUnpublished() throws ActionException, InterruptedException {
        String publications = primary.ask(
                database, "SELECT coalesce(string_agg(pubname, ', '), '') FROM pg_publication WHERE puballtables");
        if (!publications.isEmpty()) {
            throw new ActionException(
                    "published",
                    FailureKind.REFUSED,
                    "database " + database + " publishes all its tables (" + publications
                            + "), so its subscribers would get the old rows as new ones",
                    "bring the table back with restore-database, into a database without publications");
        }
    }

    /** In one transaction: it is committed when the dump has ended well, and only then. */
    void load(ByteSource dump) throws ActionException, InterruptedException {
        primary.load(
                database,
                "SELECT pg_advisory_lock(" + key() + ");\nBEGIN;\n",
                dump,
                "\nCOMMENT ON SCHEMA " + name() + " IS '" + primary.comment() + "';\nCOMMIT;\n",
                "nothing was committed there");
    }

    /** Removes it if it is this run's own. */
    boolean remove() throws ActionException, InterruptedException {
        if (!there()) {
            return false;
        }
        primary.ask(database, "DROP SCHEMA " + name() + " CASCADE");
        return true;
    }

    private long key() {
        return Long.parseLong(primary.mark().substring(0, 15), 16);
    }
}
