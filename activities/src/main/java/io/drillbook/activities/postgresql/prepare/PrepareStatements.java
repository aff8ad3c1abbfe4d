package io.drillbook.activities.postgresql.prepare;

import java.util.ArrayList;
import java.util.List;

/**
 * The statements that prepare a database, and those that take all of it back. Both can be run again: what is there is
 * left, what is gone stays gone. No password is in them.
 */
final class PrepareStatements {
    /** What the login that acts may call: each by name, so that nothing comes with it. */
    private static final List<String> ACTS = List.of(
            "pg_switch_wal()",
            "pg_create_restore_point(text)",
            "pg_wal_replay_pause()",
            "pg_wal_replay_resume()",
            "pg_promote(boolean, integer)");

    private final PrepareOptions options;
    private final String observe;
    private final String act;

    PrepareStatements(PrepareOptions options) {
        this.options = options;
        this.observe = quote(options.observe());
        this.act = quote(options.act());
    }

    /** In the application's database. */
    List<String> apply() {
        List<String> all = new ArrayList<>();
        all.add(role(options.observe()));
        all.add(role(options.act()));
        all.add("ALTER ROLE " + observe
                + " WITH LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION CONNECTION LIMIT 20");
        all.add("ALTER ROLE " + act
                + " WITH LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION CONNECTION LIMIT 10");
        // A login that only observes cannot write even by accident; it may read every row, because a manifest that
        // skips
        // tables proves nothing about them.
        all.add("ALTER ROLE " + observe + " SET default_transaction_read_only = on");
        all.add("GRANT pg_monitor, pg_read_all_data TO " + observe);
        all.add("GRANT pg_monitor TO " + act);
        for (String function : ACTS) {
            all.add("GRANT EXECUTE ON FUNCTION pg_catalog." + function + " TO " + act);
        }
        all.add("CREATE SCHEMA IF NOT EXISTS drillbook");
        all.add("""
                CREATE TABLE IF NOT EXISTS drillbook.heartbeat (
                  one boolean PRIMARY KEY DEFAULT true CHECK (one),
                  beat bigint NOT NULL,
                  at timestamptz NOT NULL) WITH (fillfactor = 50)""");
        all.add("""
                CREATE OR REPLACE FUNCTION drillbook.beat() RETURNS bigint
                LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog AS $$
                  INSERT INTO drillbook.heartbeat AS h (one, beat, at) VALUES (true, 1, clock_timestamp())
                  ON CONFLICT (one) DO UPDATE SET beat = h.beat + 1, at = clock_timestamp() RETURNING beat $$""");
        all.add("COMMENT ON FUNCTION drillbook.beat() IS 'Writes the heartbeat; call it once a second'");
        all.add("REVOKE ALL ON FUNCTION drillbook.beat() FROM PUBLIC");
        all.add("GRANT USAGE ON SCHEMA drillbook TO " + observe + ", " + act);
        all.add("GRANT SELECT ON drillbook.heartbeat TO " + observe + ", " + act);
        all.add("GRANT EXECUTE ON FUNCTION drillbook.beat() TO " + act);
        for (String writer : options.heartbeatWriters()) {
            all.add("GRANT USAGE ON SCHEMA drillbook TO " + quote(writer));
            all.add("GRANT EXECUTE ON FUNCTION drillbook.beat() TO " + quote(writer));
        }
        if (options.extensions()) {
            all.add(extension("amcheck"));
            all.add(extension("pgstattuple"));
        }
        return all;
    }

    /** In the application's database, in the order that leaves nothing behind. */
    List<String> remove() {
        List<String> all = new ArrayList<>();
        all.add("DROP SCHEMA IF EXISTS drillbook CASCADE");
        for (String name : List.of(options.observe(), options.act())) {
            all.add("""
                    DO $$ BEGIN
                      IF EXISTS (SELECT FROM pg_roles WHERE rolname = '%s') THEN DROP OWNED BY %s; END IF;
                    END $$""".formatted(name, quote(name)));
            all.add("DROP ROLE IF EXISTS " + quote(name));
        }
        return all;
    }

    private static String role(String name) {
        return """
                DO $$ BEGIN
                  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '%s') THEN CREATE ROLE %s; END IF;
                END $$""".formatted(name, quote(name));
    }

    private static String extension(String name) {
        return """
                DO $$ BEGIN
                  IF EXISTS (SELECT FROM pg_available_extensions WHERE name = '%1$s') THEN
                    CREATE EXTENSION IF NOT EXISTS %1$s SCHEMA drillbook;
                  END IF;
                END $$""".formatted(name);
    }

    private static String quote(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
