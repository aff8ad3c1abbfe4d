package io.drillbook.drills.lie;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.drillbook.drills.lab.layout.LabHost;
import io.drillbook.drills.lab.problem.LabException;
import io.drillbook.drills.scenario.Stage.Finished;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is wrong before a backup begins. These are played on the cluster itself, which is made well again after each. */
@Tag("server")
@OnTheTheatre
final class SourceLiesTest {
    private final Theatre theatre = Theatre.shared();

    @Test
    void aTableEmptiedAtTheSourceBeforeTheBackup() throws LabException {
        sql("create table if not exists shop.receipts as select n from generate_series(1, 500) n");
        Finished before = theatre.stage().run("daily-backup", "cluster=orders", "type=incr");
        assertThat(before.exit()).as(before.toString()).isZero();
        sql("truncate shop.receipts");
        try {
            Finished emptied = theatre.stage().run("daily-backup", "cluster=orders", "type=incr");
            assertThat(emptied.exit()).as(emptied.toString()).isEqualTo(2);
            assertThat(emptied.record().path("failure").path("message").asText())
                    .contains("tables-not-emptied")
                    .contains("shop.receipts held 500 rows");
            assertThat(emptied.record().path("findings"))
                    .anyMatch(finding -> finding.path("code").asText().equals("table-emptied"));
        } finally {
            sql("drop table shop.receipts");
        }
    }

    @Test
    void logDroppedByAFullQueueWhileTheArchiverReportsSuccess() throws LabException {
        String configuration = "/etc/pgbackrest/pgbackrest.conf";
        theatre.root(
                LabHost.FIRST,
                "cp -p " + configuration + " /tmp/whole.conf && sed -i 's/^start-fast=y/archive-push-queue-max=0\\n&/' "
                        + configuration);
        try {
            sql("create table if not exists shop.dropped_log (); drop table shop.dropped_log; select pg_switch_wal()");
            theatre.root(
                    LabHost.FIRST,
                    "for i in $(seq 100); do grep -q 'dropped WAL file' /var/log/postgresql/postgresql.log"
                            + " /var/log/pgbackrest/*.log && exit 0; sleep 0.3; done; exit 1");
            Finished backup = theatre.stage().run("daily-backup", "cluster=orders", "type=incr");
            assertThat(backup.exit()).as(backup.toString()).isEqualTo(1);
            assertThat(failedChecks(backup)).contains("archived-is-stored");
            assertThat(backup.record().path("findings"))
                    .anyMatch(finding -> finding.path("code").asText().equals("archive-queue-drops"));
        } finally {
            theatre.root(LabHost.FIRST, "cp -p /tmp/whole.conf " + configuration);
            // The gap stays in the archive; a segment and a backup after it are what later tests need.
            theatre.closeSegments(1);
            Finished healed = theatre.stage().run("daily-backup", "cluster=orders", "type=full");
            assertThat(healed.output()).contains("no gap since the backup before");
        }
    }

    private static String failedChecks(Finished finished) {
        StringBuilder ids = new StringBuilder();
        for (JsonNode check : finished.record().path("checks")) {
            if (check.path("result").asText().equals("failed")) {
                ids.append(check.path("id").asText()).append(' ');
            }
        }
        return ids.toString();
    }

    private void sql(String statement) throws LabException {
        theatre.stage().lab().shell().statement(LabHost.FIRST, "shop", statement);
    }
}
