package io.drillbook.drills.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillbook.drills.lab.layout.LabHost;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@Tag("server")
@ExtendWith(SharedLab.class)
final class ReplicationTest {
    @Test
    void whatThePrimaryCommitsTheStandbyShows(TestLab lab) throws Exception {
        lab.lab().up();
        lab.lab().shell().statement(LabHost.FIRST, "shop", "create table shop.seen (mark text)");
        String position = lab.lab()
                .shell()
                .statement(LabHost.FIRST, "shop", "insert into shop.seen values ('here'); select pg_current_wal_lsn()");

        lab.check(
                LabHost.SECOND,
                "until [ \"$(psql -XAtqc \"select pg_last_wal_replay_lsn() >= '" + position
                        + "'\")\" = t ]; do sleep 0.1; done");

        assertThat(lab.lab().shell().query(LabHost.SECOND, "shop", "select mark from shop.seen"))
                .contains("here");
    }

    @Test
    void theStandbyStreamsOverTlsFromASlotOfItsOwn(TestLab lab) throws Exception {
        lab.lab().up();

        assertThat(lab.lab()
                        .shell()
                        .query(
                                LabHost.FIRST,
                                "postgres",
                                "select ssl.version, slot.slot_name from pg_stat_replication walsender"
                                        + " join pg_stat_ssl ssl using (pid)"
                                        + " join pg_replication_slots slot on slot.active_pid = walsender.pid"
                                        + " where walsender.state = 'streaming'"))
                .contains("TLSv1.3 pg_2");
    }

    @Test
    void aConnectionWithoutTlsIsRefused(TestLab lab) throws Exception {
        var refused = lab.run(
                LabHost.FIRST,
                "PGPASSFILE=/etc/drillbook/secrets/pgpass psql 'host=pg-2 user=replicator dbname=postgres sslmode=disable'"
                        + " -c 'select 1'");

        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.standardError()).contains("no pg_hba.conf entry").contains("no encryption");
    }
}
