package io.drillbook.drills.lie;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillbook.drills.fault.Fault;
import io.drillbook.drills.lab.layout.LabHost;
import io.drillbook.drills.lab.problem.LabException;
import io.drillbook.drills.process.Pause;
import io.drillbook.drills.scenario.Run;
import io.drillbook.drills.scenario.Stage;
import io.drillbook.drills.scenario.Stage.Finished;
import io.drillbook.runbooks.call.FailureKind;
import io.drillbook.runbooks.call.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Faults around a backup: each is a clear failure of the right kind, and the next run works. */
@Tag("server")
@OnTheTheatre
final class SurroundingsTest {
    private static final String PROGRAMS = "/usr/lib/postgresql/17/bin/";

    private final Theatre theatre = Theatre.shared();

    @Test
    void aWrongPasswordIsRefusedAndNotTriedAgain() throws IOException {
        Lie lie = theatre.lie("wrong-password");
        lie.inventory("password: orders-observe", "password: orders-act");
        Told told = lie.run("logical-backup", theatre.stage().settings().library());
        told.caught("no server of orders is a primary", "password");
        assertThat(told.record().failure().orElseThrow().kind()).isEqualTo(FailureKind.REFUSED);
    }

    @Test
    void aChangedHostKeyIsRefused() throws IOException {
        Lie lie = theatre.lie("host-key");
        String text = Files.readString(theatre.stage().settings().inventory());
        String first = key(text, 0);
        lie.inventory(first, key(text, 1));
        Told told = lie.run("logical-backup", theatre.stage().settings().library());
        told.caught("host key");
        assertThat(told.record().failure().orElseThrow().kind()).isEqualTo(FailureKind.REFUSED);
    }

    @Test
    void aStoreWithACertificateOfAnotherAuthorityIsRefused() throws IOException {
        Lie lie = theatre.lie("certificate");
        lie.inventory("    secret_key: s3-secret-key\n    ca: ca.pem\n", "    secret_key: s3-secret-key\n");
        Told told = lie.run("logical-backup", theatre.stage().settings().library());
        told.caught("certificate");
        assertThat(told.record().failure().orElseThrow().kind()).isEqualTo(FailureKind.REFUSED);
    }

    @Test
    void aStoreWithAnExpiredCertificateIsRefused() throws Exception {
        try (ExpiredStore expired = ExpiredStore.start(theatre.stage().folder())) {
            Lie lie = theatre.lie("expired");
            lie.inventory(lie.storeEndpoint(), expired.endpoint());
            lie.inventory(
                    "    secret_key: s3-secret-key\n    ca: ca.pem\n",
                    "    secret_key: s3-secret-key\n    ca: " + expired.authority() + "\n");
            Told told = lie.run("logical-backup", theatre.stage().settings().library());
            told.caught("certificate", "has expired");
            assertThat(told.record().failure().orElseThrow().kind()).isEqualTo(FailureKind.REFUSED);
        }
    }

    @Test
    void aRepositoryWithoutRoomIsNamedBeforeABackupBegins() throws IOException {
        Lie lie = theatre.lie("full");
        lie.inventory("capacity: 20GiB", "capacity: 20MiB");
        Told told = lie.run("daily-backup", theatre.stage().settings().library());
        told.caughtAs(Outcome.FAILED, "repository-room", "1.3 x the last full backup", "found 0B");
        assertThat(told.record().steps())
                .filteredOn(step -> step.path().equals("steps/backup"))
                .allMatch(step -> step.state().equals("not_reached"));
    }

    @Test
    void aDiskThatFillsInMidRestoreIsNamedAndNothingStays() throws LabException {
        try (SmallDisk disk = SmallDisk.on(theatre, LabHost.SANDBOX, "/var/lib/drillbook/sandbox")) {
            Run run;
            try (Fault slow = theatre.stage().faults().slow(LabHost.STORE, Stage.SLOW)) {
                run = theatre.stage().begin("monthly-restore-test", "cluster=orders", "sandbox=restore-1");
                Pause.until("files are being fetched", Duration.ofMinutes(2), this::fetching);
                disk.fill();
                slow.undo();
            }
            Finished full = run.watch();
            assertThat(full.exit()).as(full.toString()).isEqualTo(1);
            assertThat(full.record().path("failure").path("code").asText()).isEqualTo("restore-failed");
            assertThat(full.record().path("failure").path("kind").asText()).isEqualTo("check_failed");
            assertThat(full.record().path("failure").path("message").asText()).contains("the disk is full");
            assertThat(theatre.root(LabHost.SANDBOX, "ls -A /var/lib/drillbook/sandbox"))
                    .isEqualTo(SmallDisk.FILL);
        }
    }

    private boolean fetching() {
        try {
            return theatre.tryRoot(LabHost.SANDBOX, "pgrep -f 'pgbackrest.*restore'")
                    .succeeded();
        } catch (LabException broken) {
            throw new IllegalStateException(broken);
        }
    }

    @Test
    void aConnectionCutInMidStreamLeavesNothingHalfRegistered() throws LabException {
        theatre.root(LabHost.FIRST, "mv " + PROGRAMS + "pg_dump " + PROGRAMS + "pg_dump.real");
        String before = theatre.root(LabHost.STORE, "find " + Theatre.BUCKET + "/dumps -type f | sort");
        try {
            theatre.root(
                    LabHost.FIRST,
                    "printf '#!/bin/bash\\n%spg_dump.real \"$@\" | (head -c 2000; : > /tmp/in-the-middle; sleep 30; cat)\\n' "
                            + PROGRAMS + " > " + PROGRAMS + "pg_dump && chmod 755 " + PROGRAMS + "pg_dump");
            Run run = theatre.stage().begin("logical-backup", "cluster=orders");
            Pause.until("the dump is in its middle", Duration.ofSeconds(60), this::inTheMiddle);
            theatre.root(LabHost.FIRST, "pkill -f '^sshd-session: postgres' || pkill -f '^sshd: postgres'");
            Finished cut = run.watch();
            assertThat(cut.exit()).as(cut.toString()).isEqualTo(1);
            assertThat(cut.record().path("failure").path("kind").asText()).isEqualTo("unreachable");
            assertThat(theatre.root(LabHost.STORE, "find " + Theatre.BUCKET + "/dumps -name manifest.json | wc -l"))
                    .isEqualTo(Long.toString(before.lines()
                            .filter(line -> line.endsWith("manifest.json"))
                            .count()));
        } finally {
            theatre.root(
                    LabHost.FIRST, "mv " + PROGRAMS + "pg_dump.real " + PROGRAMS + "pg_dump; rm -f /tmp/in-the-middle");
        }
        assertThat(theatre.stage().run("logical-backup", "cluster=orders").exit())
                .isZero();
    }

    private boolean inTheMiddle() {
        try {
            return theatre.tryRoot(LabHost.FIRST, "test -e /tmp/in-the-middle").succeeded();
        } catch (LabException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static String key(String inventory, int number) {
        return inventory
                .lines()
                .filter(line -> line.contains("host_key:"))
                .skip(number)
                .findFirst()
                .orElseThrow()
                .strip();
    }
}
