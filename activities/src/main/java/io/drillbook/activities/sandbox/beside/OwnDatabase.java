package io.drillbook.activities.sandbox.beside;

import io.drillbook.activities.connector.ByteSource;
import io.drillbook.activities.failure.ActionException;
import io.drillbook.activities.postgresql.manifest.ContentReader;
import io.drillbook.runbooks.call.FailureKind;

/**
 * A database on the primary that one run made and marked. Its comment says first that it is being made, then that it is
 * whole: a transaction over all of it would hold a lock for every table, and the whole server has only so many.
 */
record OwnDatabase(Primary primary) {
    private static final String ANY = "postgres";
    private static final String BEGUN = ", not whole yet";
    private static final String RELATIONS =
            "SELECT count(*) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
                    + " WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'";

    String name() {
        return primary.name();
    }

    /** Whether it is there, whole, and this run's own. */
    boolean there() throws ActionException, InterruptedException {
        return comment().equals(primary.comment());
    }

    /**
     * Makes it anew, empty; what a dead attempt of this run began goes first. Nobody may enter it but who owns the server,
     * and the login that compares.
     *
     * @param locale encoding and locale, as {@code CREATE DATABASE} takes them
     * @param observer login that may look
     * @param publicSchema whether it has the schema {@code public}
     */
    void make(String locale, String observer, boolean publicSchema) throws ActionException, InterruptedException {
        remove();
        if (exists()) {
            throw new ActionException(
                    "database-in-the-way",
                    FailureKind.REFUSED,
                    "a database " + name() + " is there and does not carry this run's mark",
                    "look at it; if nobody needs it, drop it and start another run");
        }
        primary.ask(
                ANY,
                "CREATE DATABASE " + name() + " TEMPLATE template0 " + locale + ";\nCOMMENT ON DATABASE " + name()
                        + " IS '" + primary.comment() + BEGUN + "';\nREVOKE ALL ON DATABASE " + name()
                        + " FROM PUBLIC;\nGRANT CONNECT ON DATABASE " + name() + " TO "
                        + ContentReader.quote(observer));
        if (!publicSchema) {
            primary.ask(name(), "DROP SCHEMA public");
        }
    }

    void load(ByteSource dump) throws ActionException, InterruptedException {
        primary.load(
                name(),
                "",
                dump,
                "\nCOMMENT ON DATABASE " + name() + " IS '" + primary.comment() + "';\n",
                "what was begun there is removed with this step");
    }

    /** Removes it if it is this run's own, whole or not; who is connected to it is sent away. */
    boolean remove() throws ActionException, InterruptedException {
        String comment = comment();
        boolean own = comment.startsWith(primary.comment()) || (comment.isEmpty() && bare());
        if (own) {
            primary.ask(ANY, "DROP DATABASE " + name() + " WITH (FORCE)");
        }
        return own;
    }

    /** As an attempt leaves it that died before it could say whose it is. */
    private boolean bare() throws ActionException, InterruptedException {
        return exists() && primary.ask(name(), RELATIONS).equals("0");
    }

    private boolean exists() throws ActionException, InterruptedException {
        return !primary.ask(ANY, "SELECT 1 FROM pg_database WHERE datname = '" + name() + "'")
                .isEmpty();
    }

    private String comment() throws ActionException, InterruptedException {
        return primary.ask(
                ANY,
                "SELECT coalesce(shobj_description(oid, 'pg_database'), '') FROM pg_database WHERE datname = '" + name()
                        + "'");
    }
}
