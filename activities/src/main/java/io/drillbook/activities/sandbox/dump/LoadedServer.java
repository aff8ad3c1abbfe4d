package io.drillbook.activities.sandbox.dump;

import io.drillbook.activities.failure.ActionException;
import io.drillbook.activities.host.CommandOutput;
import io.drillbook.activities.postgresql.server.ServerPrograms;
import io.drillbook.activities.sandbox.copy.Queryable;
import io.drillbook.activities.sandbox.place.Place;
import io.drillbook.runbooks.call.FailureKind;
import java.time.Duration;

/** A server of this run's own, made empty for one dump. It listens on a socket in its own folder only. */
record LoadedServer(Place place, ServerPrograms programs, String bootstrapRole) {
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private static final String SETTINGS = """

            # Written by drillbook for a copy that is destroyed after its test.
            listen_addresses = ''
            unix_socket_directories = '%s'
            unix_socket_permissions = 0700
            port = %d
            ssl = off
            archive_mode = off
            autovacuum = off
            fsync = off
            max_wal_size = 4GB
            max_logical_replication_workers = 0
            logging_collector = off
            log_timezone = 'UTC'
            lc_messages = 'C'
            """;

    /** Makes it anew, whatever an earlier attempt left. */
    void make() throws ActionException, InterruptedException {
        place.run(LIMIT, control(), "-D", place.data(), "-m", "immediate", "-w", "-s", "stop");
        place.check(LIMIT, "rm", "-rf", "--", place.data());
        place.check(
                LIMIT,
                programs.folder() + "/initdb",
                "--pgdata=" + place.data(),
                "--username=" + bootstrapRole,
                "--auth=trust",
                "--encoding=UTF8",
                "--locale=C",
                "--data-checksums",
                "--no-sync");
        place.check(LIMIT, "mkdir", "-p", "-m", "700", place.socket());
        place.check(
                LIMIT,
                "sh",
                "-c",
                "printf '%s' \"$1\" >> \"$2\"",
                "sh",
                SETTINGS.formatted(place.socket(), place.sandbox().peerPort()),
                place.data() + "/postgresql.conf");
        CommandOutput started =
                place.run(LIMIT, control(), "-D", place.data(), "-l", place.file("log-load"), "-w", "-s", "start");
        if (!started.succeeded()) {
            throw new ActionException(
                    "copy-not-started",
                    FailureKind.CHECK_FAILED,
                    "the empty server did not start: " + started.standardError().strip(),
                    "look at " + place.file("log-load") + " while the sandbox lasts");
        }
    }

    Queryable queries() {
        return new Queryable(place, programs, bootstrapRole);
    }

    private String control() {
        return programs.folder() + "/pg_ctl";
    }
}
