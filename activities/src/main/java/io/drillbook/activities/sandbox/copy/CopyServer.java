package io.drillbook.activities.sandbox.copy;

import io.drillbook.activities.failure.ActionException;
import io.drillbook.activities.host.CommandOutput;
import io.drillbook.activities.pgbackrest.tool.PgBackRest;
import io.drillbook.activities.postgresql.server.ServerPrograms;
import io.drillbook.activities.sandbox.place.Place;
import io.drillbook.runbooks.call.FailureKind;
import io.drillbook.runbooks.inventory.BackupRepository;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The restored server: its configuration, its start, its end, its log. */
public final class CopyServer {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Duration TO_STOP = Duration.ofMinutes(5);

    private final Place place;
    private final ServerPrograms programs;

    public CopyServer(Place place, ServerPrograms programs) {
        this.place = place;
        this.programs = programs;
    }

    /** Whether its main process runs. */
    boolean running() throws ActionException, InterruptedException {
        return control("status").exitCode() == 0;
    }

    /** Whether this stage has been started before. */
    boolean started(String stage) throws ActionException, InterruptedException {
        return place.has("started-" + stage);
    }

    /** Starts the copy for one stage; its log is a file of its own. */
    void start(String stage, BackupRepository repository, RecoveryTarget target)
            throws ActionException, InterruptedException {
        place.write("hba.conf", "local all all trust\n");
        place.write("ident.conf", "");
        // Settings that the original kept by ALTER SYSTEM, and those the backup tool wrote, would go before ours.
        if (!place.has("original.auto.conf")) {
            place.check(LIMIT, "cp", place.data() + "/postgresql.auto.conf", place.file("original.auto.conf"));
        }
        place.write("data/postgresql.auto.conf", "");
        place.write("data/recovery.signal", "");
        String controlData = place.check(LIMIT, programs.folder() + "/pg_controldata", place.data())
                .standardOutput();
        place.write("postgresql.conf", CopyConfiguration.text(place, controlData, restoreCommand(repository), target));
        place.write("started-" + stage, "");
        CommandOutput output = place.run(
                LIMIT,
                programs.folder() + "/pg_ctl",
                "-D",
                place.data(),
                "-l",
                place.file("log-" + stage),
                "-W",
                "-s",
                "-o",
                "-c config_file=" + place.file("postgresql.conf"),
                "start");
        if (!output.succeeded()) {
            throw new ActionException(
                    "copy-not-started",
                    FailureKind.CHECK_FAILED,
                    "the copy did not start: "
                            + log(stage).end().orElse(output.standardError().strip()),
                    "look at " + place.file("log-" + stage) + " while the sandbox lasts");
        }
        // The main process writes its file a moment after it begins.
        for (int tries = 0; tries < 50 && !running() && log(stage).end().isEmpty(); tries++) {
            Thread.sleep(100);
        }
    }

    /** Stops it cleanly. */
    void stop() throws ActionException, InterruptedException {
        if (running()) {
            place.check(
                    TO_STOP,
                    programs.folder() + "/pg_ctl",
                    "-D",
                    place.data(),
                    "-m",
                    "fast",
                    "-w",
                    "-s",
                    "-t",
                    Long.toString(TO_STOP.toSeconds() - 10),
                    "stop");
        }
    }

    RecoveryLog log(String stage) throws ActionException, InterruptedException {
        return RecoveryLog.read(text(stage));
    }

    /** The log as it is. */
    String text(String stage) throws ActionException, InterruptedException {
        return place.run(LIMIT, "cat", place.file("log-" + stage)).standardOutput();
    }

    /** Its queries, as whoever made the cluster. */
    public Queryable queries() throws ActionException, InterruptedException {
        return new Queryable(place, programs, superuser());
    }

    /** The role that made the cluster can do everything; its name is the system user's or postgres as a rule. */
    private String superuser() throws ActionException, InterruptedException {
        for (String candidate : List.of(place.owner().name(), "postgres")) {
            Optional<String> name = new Queryable(place, programs, candidate)
                    .attempt("template1", "SELECT rolname FROM pg_roles WHERE oid = 10");
            if (name.isPresent()) {
                return name.get();
            }
        }
        throw new ActionException(
                "copy-not-answering",
                FailureKind.BUSY,
                "the copy does not answer on its socket in " + place.socket(),
                "look at its log while the sandbox lasts");
    }

    private CommandOutput control(String verb) throws ActionException, InterruptedException {
        return place.run(LIMIT, programs.folder() + "/pg_ctl", "-D", place.data(), verb);
    }

    private String restoreCommand(BackupRepository repository) {
        // Not asynchronous: before 2.59 that fails across a timeline switch.
        return PgBackRest.plain(
                        repository,
                        Optional.of(place.sandbox().backupConfiguration()),
                        "archive-get",
                        "--pg1-path=" + place.data(),
                        "--lock-path=" + place.file("lock"),
                        "--no-archive-async")
                + " %f \"%p\"";
    }
}
