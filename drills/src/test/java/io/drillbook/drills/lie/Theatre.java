package io.drillbook.drills.lie;

import io.drillbook.drills.lab.engine.CommandResult;
import io.drillbook.drills.lab.engine.Engine;
import io.drillbook.drills.lab.layout.LabHost;
import io.drillbook.drills.lab.problem.LabException;
import io.drillbook.drills.scenario.Stage;
import io.drillbook.drills.scenario.Stage.Finished;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Where the lies are staged: a stage of their own, and in its store one small repository as it was after two good
 * backups, frozen, from which each lie takes a copy of its own.
 */
final class Theatre {
    /** Folder of the bucket on the store's disk. */
    static final String BUCKET = "/var/lib/s3/buckets/orders-backups";

    /** A text that many rows of {@code shop.ledger}, and its index, hold; no load ever touches that table. */
    static final String NOTE = "paid in full, thank you";

    /** A database with what a plain dump leaves out, writes otherwise or computes anew. */
    static final String AWKWARD = "b\"; $(id) --";

    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static Optional<Theatre> shared = Optional.empty();

    private final Backstage backstage;
    private final String oldLabel;
    private final String newLabel;
    private final List<String> segments;

    private Theatre(Backstage backstage, String oldLabel, String newLabel, List<String> segments) {
        this.backstage = backstage;
        this.oldLabel = oldLabel;
        this.newLabel = newLabel;
        this.segments = segments;
    }

    /** The theatre of this JVM, made at the first call. */
    static synchronized Theatre shared() {
        if (shared.isEmpty()) {
            shared = Optional.of(make());
        }
        Stage.forLies();
        return shared.get();
    }

    private static Theatre make() {
        Stage stage = Stage.forLies();
        try {
            Backstage backstage = Backstage.of(stage);
            makeLedger(stage);
            makeAwkward(stage);
            String oldLabel = backup(stage);
            String newLabel = backup(stage);
            Finished dump = stage.run("logical-backup", "cluster=orders");
            if (dump.exit() != 0) {
                throw new IllegalStateException("the dump of the table of lies failed: " + dump);
            }
            Theatre made = new Theatre(backstage, oldLabel, newLabel, List.of());
            made.closeSegments(3);
            made.root(
                    LabHost.STORE,
                    "cd " + BUCKET + " && rm -rf frozen && mkdir frozen && cp -a pgbackrest dumps frozen/ &&"
                            + " mkdir frozen/drillbook && cp -a drillbook/manifests frozen/drillbook/");
            made.install("pgbackrest", "/usr/local/bin/pgbackrest");
            made.install("tamper.pl", "/usr/local/lib/drillbook/tamper.pl");
            List<String> segments = made.root(
                            LabHost.STORE,
                            "cd " + BUCKET
                                    + "/frozen/pgbackrest/archive/orders && find 17-1 -type f -size +0 -name '*-*'"
                                    + " ! -name '*.backup' | sort")
                    .lines()
                    .toList();
            return new Theatre(backstage, oldLabel, newLabel, segments);
        } catch (LabException | IOException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static void makeLedger(Stage stage) throws LabException {
        stage.lab()
                .shell()
                .statements(
                        LabHost.FIRST,
                        "shop",
                        LIMIT,
                        List.of("""
                                create table if not exists shop.ledger (id int primary key, note text not null)
                                  with (autovacuum_enabled = off)""", """
                                insert into shop.ledger select n, '%s ' || n from generate_series(1, 2000) n
                                  on conflict do nothing""".formatted(NOTE), """
                                create index if not exists ledger_note on shop.ledger (note)""", """
                                vacuum (freeze, analyze) shop.ledger""", """
                                create table if not exists shop."x; $(touch /tmp/injected)
                                \\! touch /tmp/injected" ("-- a" int, "'; drop table shop.ledger; --" text)""", """
                                insert into shop."x; $(touch /tmp/injected)
                                \\! touch /tmp/injected" values (1, '\\.')""", """
                                do $$ begin if not exists (select from pg_roles where rolname = '-rf') then
                                  create role "-rf"; end if; end $$""", """
                                grant select on shop.ledger to "-rf\"""", "checkpoint"));
        if (stage.lab()
                .shell()
                .query(LabHost.FIRST, "postgres", "select 1 from pg_database where datname like 'a\";%'")
                .isEmpty()) {
            stage.lab().shell().statement(LabHost.FIRST, "postgres", "create database \"a\"\"; drop table x; --\"");
            stage.lab()
                    .shell()
                    .statement(
                            LabHost.FIRST,
                            "dbname='a\"; drop table x; --'",
                            "create table x (n int); insert into x values (4711)");
        }
    }

    private static void makeAwkward(Stage stage) throws LabException {
        stage.lab().shell().statement(LabHost.FIRST, "postgres", "create database \"b\"\"; $(id) --\"");
        for (String statement : List.of(
                "create schema kept",
                "create table kept.x (n int)",
                "insert into kept.x values (4710)",
                "create table kept.parts (n int) partition by range (n)",
                "create table kept.part partition of kept.parts for values from (0) to (10)",
                "insert into kept.parts values (1)",
                "create materialized view kept.computed as select n from kept.x",
                "update kept.x set n = 4711",
                "grant select on kept.x to public",
                "revoke select on kept.x from public",
                "create publication everything for all tables",
                "drop schema public")) {
            stage.lab().shell().statement(LabHost.FIRST, "dbname='" + AWKWARD + "'", statement);
        }
    }

    private static String backup(Stage stage) {
        Finished backup = stage.run("daily-backup", "cluster=orders", "type=full");
        if (backup.exit() != 0) {
            throw new IllegalStateException("the base backup of the table of lies failed: " + backup);
        }
        return backup.record().path("outputs").path("label").asText();
    }

    /** Closes segments that hold commits, and waits until they lie in the repository. */
    void closeSegments(int count) throws LabException {
        for (int i = 0; i < count; i++) {
            String last = stage().lab()
                    .shell()
                    .statement(
                            LabHost.FIRST,
                            "shop",
                            "insert into shop.ledger select max(id) + 1, 'later' from shop.ledger;"
                                    + " select pg_walfile_name(pg_switch_wal())");
            root(
                    LabHost.STORE,
                    "for i in $(seq 100); do ls " + BUCKET + "/pgbackrest/archive/orders/17-1/*/ | grep -q '^" + last
                            + "-' && exit 0; sleep 0.3; done; exit 1");
        }
    }

    /** A copy of the frozen repository, for one lie. */
    Lie lie(String name) {
        return new Lie(this, name);
    }

    Stage stage() {
        return backstage.stage();
    }

    /** Label of the backup before the newest. */
    String oldLabel() {
        return oldLabel;
    }

    /** Label of the newest backup. */
    String newLabel() {
        return newLabel;
    }

    /** Files of the archive's segments below {@code archive/orders}, oldest first. */
    List<String> segments() {
        return segments;
    }

    /** Where a table or index lies in a data directory. */
    String file(String relation) throws LabException {
        return stage().lab()
                .shell()
                .statement(LabHost.FIRST, "shop", "select pg_relation_filepath('" + relation + "')");
    }

    /** Runs a shell line on a host as root, which must succeed; gives what it printed. */
    String root(LabHost host, String line) throws LabException {
        return backstage.root(host, line);
    }

    /** Runs a shell line on a host as root, whatever its exit code. */
    CommandResult tryRoot(LabHost host, String line) throws LabException {
        return backstage.tryRoot(host, line);
    }

    Engine engine() {
        return backstage.engine();
    }

    /** Name of a host's container. */
    String container(LabHost host) {
        return backstage.container(host);
    }

    /** Writes a file on the sandbox's host. */
    void write(String file, String text, String mode) throws LabException {
        String encoded = Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
        root(
                LabHost.SANDBOX,
                "printf %s " + encoded + " | base64 -d > " + file + " && chown postgres:postgres " + file + " && chmod "
                        + mode + " " + file);
    }

    private void install(String resource, String file) throws LabException, IOException {
        try (InputStream stream = Objects.requireNonNull(Theatre.class.getResourceAsStream(resource), resource)) {
            write(file, new String(stream.readAllBytes(), StandardCharsets.UTF_8), "755");
        }
    }
}
