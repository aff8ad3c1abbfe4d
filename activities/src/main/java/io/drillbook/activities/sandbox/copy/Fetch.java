package io.drillbook.activities.sandbox.copy;

import io.drillbook.activities.connector.ShellAccess;
import io.drillbook.activities.failure.ActionException;
import io.drillbook.activities.host.Command;
import io.drillbook.activities.host.HostJob;
import io.drillbook.activities.measure.Checks;
import io.drillbook.activities.pgbackrest.restore.RestorePoint;
import io.drillbook.activities.pgbackrest.tool.PgBackRest;
import io.drillbook.activities.pgbackrest.tool.ToolComplaint;
import io.drillbook.activities.postgresql.server.LongCommands;
import io.drillbook.activities.sandbox.place.Place;
import io.drillbook.activities.step.Action;
import io.drillbook.activities.step.ActionContext;
import io.drillbook.runbooks.inventory.BackupRepository;
import io.drillbook.runbooks.inventory.Sandbox;
import io.drillbook.runbooks.type.DataSize;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code pgbackrest.restore}: brings a backup's files into this run's folder; nothing is started. */
public final class Fetch implements Action<FetchInput, FetchOutput> {
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final String DONE = "fetched";
    private static final String TIMED = "began=$(date +%s%3N); \"$@\"; code=$?;"
            + " echo \"restore took $(($(date +%s%3N) - began)) ms\"; exit $code";
    private static final Pattern TOOK = Pattern.compile("restore took (\\d+) ms");
    private static final Pattern LOUD = Pattern.compile(".*\\b(WARN|ERROR):.*");

    @Override
    public FetchOutput run(FetchInput input, ActionContext context) throws ActionException, InterruptedException {
        BackupRepository repository = PgBackRest.repository(input.cluster());
        try (ShellAccess shell = context.connectors().shell(input.sandbox().host())) {
            Place place = Place.of(shell, input.sandbox(), context.effect().run());
            place.require();
            Checks checks = new Checks();
            long millis;
            if (place.has(DONE)) {
                context.alreadyDone();
                millis = Long.parseLong(place.check(LIMIT, "cat", place.file(DONE))
                        .standardOutput()
                        .strip());
            } else {
                millis = LongCommands.within(
                        shell, context, commands -> restore(commands, input, place, repository, context, checks));
            }
            return new FetchOutput(
                    place.data(), new DataSize(bytes(place)), Duration.ofMillis(millis), checks.findings());
        }
    }

    /** @return how long it took, in milliseconds */
    private static long restore(
            LongCommands commands,
            FetchInput input,
            Place place,
            BackupRepository repository,
            ActionContext context,
            Checks checks)
            throws ActionException, InterruptedException {
        place.check(LIMIT, "mkdir", "-p", "-m", "700", place.data());
        long total = input.point().size().bytes();
        HostJob job = commands.run(
                "restore",
                place.owner()
                        .as(timed(command(
                                repository,
                                input.sandbox(),
                                input.point(),
                                place.data(),
                                place.file("lock"),
                                place.file("tablespaces")))),
                output -> context.progress("restoring files", Math.min(bytes(place), total), total, "bytes"));
        if (!job.exitCode().equals(Optional.of(0))) {
            commands.forget();
            // The tool refuses a folder that holds something; what is in it is this run's own failed attempt.
            place.check(LIMIT, "rm", "-rf", "--", place.data(), place.file("tablespaces"));
            throw new ActionException(
                    "restore-failed",
                    ToolComplaint.kind(job.output()),
                    "pgbackrest restore of " + input.point().label() + " ended with "
                            + job.exitCode().map(Object::toString).orElse("no exit code") + ": "
                            + ToolComplaint.of(job.output()),
                    "what is damaged in the repository, and in which backups: pgbackrest verify --set="
                            + input.point().label());
        }
        job.output()
                .lines()
                .filter(line -> LOUD.matcher(line).matches())
                .forEach(line -> checks.finding(
                        "tool-warned", "warning", "pgBackRest said: " + line.strip(), "read it; the restore went on"));
        RestoredLabel.check(
                place,
                PgBackRest.on(place.shell(), input.sandbox(), repository),
                input.point().label());
        long millis = duration(job.output());
        place.write(DONE, millis + "\n");
        return millis;
    }

    /** The command, its duration taken on the host: a worker that takes it up has not seen its beginning. */
    private static Command timed(Command command) {
        return Command.of("sh", "-c", TIMED, "sh").with(command.arguments().toArray(String[]::new));
    }

    private static long duration(String output) {
        Matcher took = TOOK.matcher(output);
        return took.find() ? Long.parseLong(took.group(1)) : 0;
    }

    private static Command command(
            BackupRepository repository,
            Sandbox sandbox,
            RestorePoint point,
            String data,
            String locks,
            String tablespaces) {
        List<String> options = new ArrayList<>(List.of(
                "--pg1-path=" + data,
                "--lock-path=" + locks,
                "--tablespace-map-all=" + tablespaces,
                "--set=" + point.label(),
                "--archive-mode=off",
                "--type=" + point.kind(),
                "--target=" + point.target(),
                "--target-action=pause",
                "--target-timeline=" + point.timeline()));
        if (!point.inclusive()) {
            options.add("--target-exclusive");
        }
        options.add("--log-level-console=warn");
        return PgBackRest.plain(
                repository, Optional.of(sandbox.backupConfiguration()), "restore", options.toArray(String[]::new));
    }

    private static long bytes(Place place) throws ActionException, InterruptedException {
        // Files come and go while the tool works: what du could not see any more does not matter.
        String line = place.run(LIMIT, "du", "-sb", "--", place.data())
                .standardOutput()
                .strip();
        return line.isEmpty() ? 0 : Long.parseLong(line.split("\\s+", 2)[0]);
    }

    @Override
    public List<String> preview(FetchInput input) {
        String folder = input.sandbox().data() + "/drillbook-(this run's mark)";
        return input.cluster().backup().stream()
                .map(repository -> command(
                                repository,
                                input.sandbox(),
                                input.point(),
                                folder + "/data",
                                folder + "/lock",
                                folder + "/tablespaces")
                        .toString())
                .toList();
    }
}
