package io.drillbook.drills.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillbook.drills.lab.layout.LabHost;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** pgBackRest by hand, as the shipped runbooks use it. */
@Tag("server")
@ExtendWith(SharedLab.class)
final class BackupAndRestoreTest {
    private static final String BACKUP =
            "pgbackrest --stanza=orders --type=full --backup-standby=y --log-level-console=info backup";
    private static final String DATA = "/var/lib/drillbook/sandbox/by-hand";
    private static final String RESTORE = "pgbackrest --config=/etc/pgbackrest/sandbox.conf --stanza=orders --pg1-path="
            + DATA + " --archive-mode=off --type=immediate --target-action=promote restore";

    @Test
    void aFullBackupFromTheStandbyIsVerified(TestLab lab) throws Exception {
        lab.lab().up();

        String backup = lab.check(LabHost.FIRST, BACKUP);
        String verified = lab.check(LabHost.FIRST, "pgbackrest --stanza=orders verify --output=text --verbose");

        assertThat(backup).contains("replay on the standby reached").contains("new backup label");
        assertThat(verified).contains("status: ok").contains("status: valid").doesNotContain("missing: 1");
    }

    @Test
    void theSandboxRestoresABackupWithKeysThatMayOnlyRead(TestLab lab) throws Exception {
        lab.lab().up();
        lab.check(LabHost.FIRST, BACKUP);
        String products = lab.lab()
                .shell()
                .statement(LabHost.FIRST, "shop", "select count(*), sum(hashtext(description)) from shop.products");
        try {
            lab.check(LabHost.SANDBOX, RESTORE);
            lab.check(
                    LabHost.SANDBOX, "/usr/lib/postgresql/17/bin/pg_ctl -D " + DATA + " -w -s -l /tmp/start.log start");

            assertThat(lab.lab()
                            .shell()
                            .statement(
                                    LabHost.SANDBOX,
                                    "shop",
                                    "select count(*), sum(hashtext(description)) from shop.products"))
                    .isEqualTo(products);
            assertThat(lab.lab().shell().query(LabHost.SANDBOX, "postgres", "show archive_mode"))
                    .contains("off");
        } finally {
            lab.run(
                    LabHost.SANDBOX,
                    "/usr/lib/postgresql/17/bin/pg_ctl -D " + DATA + " -m immediate stop; rm -rf " + DATA);
        }
    }

    @Test
    void theSandboxCannotWriteToTheRepository(TestLab lab) throws Exception {
        var refused = lab.run(
                LabHost.SANDBOX,
                "pgbackrest --config=/etc/pgbackrest/sandbox.conf --stanza=orders repo-put forged </dev/null");

        assertThat(refused.exitCode()).isNotZero();
        assertThat(refused.standardOutput() + refused.standardError()).contains("403");
    }

    @Test
    void theRepositoryHoldsNoReadableData(TestLab lab) throws Exception {
        String head = lab.check(
                LabHost.FIRST, "pgbackrest --stanza=orders --raw repo-get archive/orders/archive.info | head -c 8");

        assertThat(head).isEqualTo("Salted__");
    }
}
