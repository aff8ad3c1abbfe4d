package io.drillbook.activities.sandbox.beside;

import io.drillbook.activities.connector.ByteSource;
import io.drillbook.activities.failure.ActionException;
import io.drillbook.runbooks.call.FailureKind;

/** A database on the primary that one run made and marked. Its comment says first that it is being made, then that it is whole. */
record OwnDatabase(Primary primary) {
    private static final String ANY = "postgres";
    private static final String BEGUN = ", not whole yet";

    String name() {
        return primary.name();
    }

    /** Whether it is there, whole, and this run's own. */
    boolean there() throws ActionException, InterruptedException {
        return comment().equals(primary.comment());
    }

    /**
     * Makes it anew, empty; what a dead attempt of this run began goes first.
     *
     * @param locale encoding and locale, as {@code CREATE DATABASE} takes them
     */
    void make(String locale) throws ActionException, InterruptedException {
        remove();
        if (!primary.ask(ANY, "SELECT 1 FROM pg_database WHERE datname = '" + name() + "'")
                .isEmpty()) {
            throw new ActionException(
                    "database-in-the-way",
                    FailureKind.REFUSED,
                    "a database " + name() + " is there and does not carry this run's mark",
                    "look at it; if nobody needs it, drop it and start another run");
        }
        primary.ask(
                ANY,
                "CREATE DATABASE " + name() + " TEMPLATE template0 " + locale + ";\nCOMMENT ON DATABASE " + name()
                        + " IS '" + primary.comment() + BEGUN + "'");
    }

    void load(ByteSource dump) throws ActionException, InterruptedException {
        primary.load(name(), dump, "COMMENT ON DATABASE " + name() + " IS '" + primary.comment() + "'");
    }

    /** Removes it if it is this run's own, whole or not. */
    boolean remove() throws ActionException, InterruptedException {
        if (!comment().startsWith(primary.comment())) {
            return false;
        }
        primary.ask(ANY, "DROP DATABASE " + name() + " WITH (FORCE)");
        return true;
    }

    private String comment() throws ActionException, InterruptedException {
        return primary.ask(
                ANY,
                "SELECT coalesce(shobj_description(oid, 'pg_database'), '') FROM pg_database WHERE datname = '" + name()
                        + "'");
    }
}
