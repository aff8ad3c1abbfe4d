package io.drillbook.activities.sandbox.copy;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillbook.activities.connector.ByteSink;
import io.drillbook.activities.connector.ByteSource;
import io.drillbook.activities.connector.ShellAccess;
import io.drillbook.activities.host.Command;
import io.drillbook.activities.host.CommandOutput;
import io.drillbook.activities.host.HostJobs;
import io.drillbook.activities.pgbackrest.restore.RestorePoint;
import io.drillbook.activities.postgresql.server.DatabaseOwner;
import io.drillbook.activities.sandbox.place.Place;
import io.drillbook.runbooks.inventory.Host;
import io.drillbook.runbooks.inventory.Sandbox;
import io.drillbook.runbooks.inventory.SecretReference;
import io.drillbook.runbooks.type.DataSize;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CopyConfigurationTest {
    private static final Host HOST = new Host(
            "sandbox-1", "127.0.0.1", 22, "sandbox-1", "postgres", new SecretReference("key"), "ssh-ed25519 A");

    @Test
    void theCopyListensNowhereArchivesNothingAndFollowsNobody() {
        assertThat(text(Optional.of("0/8B520600")))
                .contains("listen_addresses = ''\n")
                .contains("archive_mode = 'off'\n")
                .contains("primary_conninfo = ''\n")
                .contains("shared_preload_libraries = ''\n")
                .contains("max_logical_replication_workers = '0'\n")
                .contains("unix_socket_directories = '/sandbox/drillbook-m/s'\n");
    }

    @Test
    void whatRecoveryDemandsIsTakenFromTheOriginal() {
        assertThat(text(Optional.of("0/8B520600")))
                .contains("max_connections = '100'\n")
                .contains("max_wal_senders = '10'\n")
                .contains("max_locks_per_transaction = '64'\n");
    }

    @Test
    void exactlyOneTargetIsNamed() {
        assertThat(text(Optional.of("0/8B520600")))
                .contains("recovery_target_lsn = '0/8B520600'\n")
                .contains("recovery_target_action = 'pause'\n")
                .doesNotContain("recovery_target = ");
        assertThat(text(Optional.empty()))
                .contains("recovery_target = 'immediate'\n")
                .doesNotContain("target_lsn");
    }

    @Test
    void quotesInValuesAreDoubled() {
        assertThat(text(Optional.empty())).contains("restore_command = 'get ''%f'' \"%p\"'\n");
    }

    private static String text(Optional<String> manifestLsn) {
        Instant at = Instant.parse("2026-11-21T06:00:00Z");
        RestorePoint point = new RestorePoint(
                "latest",
                Optional.empty(),
                "A",
                DataSize.of("1MiB"),
                "17",
                "1",
                "0/8A29A228",
                1,
                manifestLsn,
                "lsn",
                "0/9C0C7210",
                true,
                at,
                at);
        Sandbox sandbox = new Sandbox("s", HOST, "postgresql", "lab", "/sandbox", "127.0.0.1", 1, 5432, "/c.conf");
        Place place = new Place(new NoShell(), new DatabaseOwner("postgres", List.of()), sandbox, "m");
        return CopyConfiguration.text(
                place, Recorded.read("pg_controldata.txt"), "get '%f' \"%p\"", RecoveryTarget.first(point));
    }

    /** A configuration is made without asking any host. */
    private record NoShell() implements ShellAccess {
        @Override
        public Host host() {
            return HOST;
        }

        @Override
        public CommandOutput run(Command command, Duration limit) {
            throw new IllegalStateException("no command is expected: " + command);
        }

        @Override
        public CommandOutput check(Command command, Duration limit) {
            throw new IllegalStateException("no command is expected: " + command);
        }

        @Override
        public CommandOutput pull(Command command, ByteSink sink, Duration limit) {
            throw new IllegalStateException("no command is expected: " + command);
        }

        @Override
        public CommandOutput push(Command command, ByteSource source, Duration limit) {
            throw new IllegalStateException("no command is expected: " + command);
        }

        @Override
        public HostJobs jobs() {
            throw new IllegalStateException("no job is expected");
        }

        @Override
        public void close() {}
    }
}
