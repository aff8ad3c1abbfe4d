package io.drillbook.activities.sandbox.beside;

import io.drillbook.activities.connector.ByteSource;
import io.drillbook.activities.failure.ActionException;

/** A schema on the primary that one run made and marked. */
record OwnSchema(Primary primary, String database) {
    String name() {
        return primary.name();
    }

    /** Whether it is there, whole, and this run's own. */
    boolean there() throws ActionException, InterruptedException {
        return primary.ask(
                        database,
                        "SELECT count(*) FROM pg_namespace WHERE nspname = '" + name()
                                + "' AND obj_description(oid, 'pg_namespace') = '" + primary.comment() + "'")
                .equals("1");
    }

    void load(ByteSource dump) throws ActionException, InterruptedException {
        primary.load(database, dump, "COMMENT ON SCHEMA " + name() + " IS '" + primary.comment() + "'");
    }

    /** Removes it if it is this run's own. */
    boolean remove() throws ActionException, InterruptedException {
        if (!there()) {
            return false;
        }
        primary.ask(database, "DROP SCHEMA " + name() + " CASCADE");
        return true;
    }
}
