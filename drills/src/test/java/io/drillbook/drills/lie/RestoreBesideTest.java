package io.drillbook.drills.lie;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillbook.drills.lab.layout.LabHost;
import io.drillbook.drills.lab.problem.LabException;
import io.drillbook.drills.scenario.Stage.Finished;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What somebody deleted comes back beside the original, which nobody touches. */
@Tag("server")
@OnTheTheatre
final class RestoreBesideTest {
    private static final String NAME = "paid $(id); \"x\" --";
    private static final String QUOTED = "\"paid $(id); \"\"x\"\" --\"";

    private final Theatre theatre = Theatre.shared();

    @Test
    void deletedRowsComeBackBesideTheOriginal() throws LabException {
        sql("create table shop." + QUOTED
                + " as select n, case when n % 7 = 0 then null else repeat(E'\\\\.\\n', 3) end as t"
                + " from generate_series(1, 5000) n");
        Finished backup = theatre.stage().run("daily-backup", "cluster=orders", "type=full");
        assertThat(backup.exit()).as(backup.toString()).isZero();
        String before = digest("shop");
        String moment = sql("select to_char(clock_timestamp() at time zone 'utc', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')");
        sql("select pg_sleep(2)");
        sql("delete from shop." + QUOTED + " where n > 10");
        sql("select pg_switch_wal()");
        try {
            Finished kept = theatre.stage()
                    .run(
                            "restore-table",
                            "cluster=orders",
                            "sandbox=restore-1",
                            "schema=shop",
                            "table=" + NAME,
                            "point=time",
                            "at=" + moment);
            assertThat(kept.exit()).as(kept.toString()).isZero();
            String schema = kept.record().path("outputs").path("schema").asText();
            assertThat(digest(schema)).isEqualTo(before);
            assertThat(sql("select count(*) from shop." + QUOTED)).isEqualTo("10");
            sql("drop schema " + schema + " cascade");
            Finished removed = theatre.stage()
                    .run(
                            "restore-table",
                            "cluster=orders",
                            "sandbox=restore-1",
                            "schema=shop",
                            "table=" + NAME,
                            "keep=false");
            assertThat(removed.exit()).as(removed.toString()).isZero();
            assertThat(sql("select count(*) from pg_namespace where nspname like 'restored%'"))
                    .isEqualTo("0");
        } finally {
            sql("drop table shop." + QUOTED);
        }
    }

    @Test
    void aDatabaseComesBackBesideTheOriginal() throws LabException {
        Finished backup = theatre.stage().run("daily-backup", "cluster=orders", "type=incr");
        assertThat(backup.exit()).as(backup.toString()).isZero();
        Finished kept = restored("true");
        String database = kept.record().path("outputs").path("database").asText();
        assertThat(kept.record().path("outputs").path("rows").asLong()).isEqualTo(2);
        assertThat(theatre.stage().lab().shell().statement(LabHost.FIRST, database, "select n from kept.x"))
                .isEqualTo("4711");
        sql("drop database " + database);
        restored("false");
        assertThat(sql("select count(*) from pg_database where datname like 'restored%'"))
                .isEqualTo("0");
    }

    private Finished restored(String keep) {
        Finished restored = theatre.stage()
                .run(
                        "restore-database",
                        "cluster=orders",
                        "sandbox=restore-1",
                        "database=" + Theatre.AWKWARD,
                        "keep=" + keep);
        assertThat(restored.exit()).as(restored.toString()).isZero();
        return restored;
    }

    private String digest(String schema) throws LabException {
        return sql("select count(*) || ' ' || sum(hashtextextended(r::text, 0)) from " + schema + "." + QUOTED + " r");
    }

    private String sql(String statement) throws LabException {
        return theatre.stage()
                .lab()
                .shell()
                .statement(LabHost.FIRST, "shop", statement)
                .strip();
    }
}
