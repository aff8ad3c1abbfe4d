package io.drillbook.drills.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import io.drillbook.drills.fault.Faults;
import io.drillbook.drills.lab.Lab;
import io.drillbook.drills.lab.LabSettings;
import io.drillbook.drills.lab.layout.LabHost;
import io.drillbook.drills.lab.layout.LabName;
import io.drillbook.drills.lab.problem.LabException;
import io.drillbook.drills.process.DrillbookProcess;
import io.drillbook.drills.process.Pause;
import io.drillbook.drills.process.TemporalServer;
import io.drillbook.runbooks.call.LockState;
import io.drillbook.runbooks.call.RunView;
import io.drillbook.runbooks.json.Json;
import io.drillbook.runbooks.type.DataSize;
import io.drillbook.worker.assembly.LockClient;
import io.drillbook.worker.assembly.TemporalConnection;
import io.drillbook.worker.settings.Settings;
import io.grpc.StatusRuntimeException;
import io.temporal.client.WorkflowQueryException;
import io.temporal.client.WorkflowServiceException;
import io.temporal.client.WorkflowStub;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;

/**
 * What all scenarios share: one lab of real servers, one Temporal server, one worker, all as processes and containers of
 * their own. Made once for all scenario classes of a test run and torn down when the JVM ends.
 */
final class Stage {
    /** The lab's cluster. */
    static final String CLUSTER = "orders";

    private static final Duration RUN_LIMIT = Duration.ofMinutes(8);
    private static Optional<Stage> shared = Optional.empty();

    private final Path folder;
    private final Lab lab;
    private final TemporalServer temporal;
    private final Settings settings;
    private final Faults faults;
    private final TemporalConnection connection;
    private DrillbookProcess worker;

    private Stage(Path folder, Lab lab, Faults faults, TemporalServer temporal, Settings settings) {
        this.folder = folder;
        this.lab = lab;
        this.temporal = temporal;
        this.settings = settings;
        this.faults = faults;
        this.connection = TemporalConnection.open(settings);
        this.worker = startWorkerProcess();
    }

    static synchronized Stage shared() {
        if (shared.isEmpty()) {
            shared = Optional.of(make());
        }
        shared.get().ensureWorker();
        return shared.get();
    }

    /** Runs a command of the program to its end. */
    Finished command(String... arguments) {
        try (DrillbookProcess process = DrillbookProcess.start(settings, folder.resolve("commands"), arguments)) {
            int exit = process.await(RUN_LIMIT);
            return new Finished(exit, process.output(), process.errors());
        }
    }

    /** Starts a command and leaves it going. */
    DrillbookProcess start(String... arguments) {
        return DrillbookProcess.start(settings, folder.resolve("commands"), arguments);
    }

    /** Starts a run and returns at once; gives its id. */
    String begin(String runbook, String... inputs) {
        List<String> arguments = new ArrayList<>(List.of("run", runbook, "--detach", "--output", "json"));
        for (String input : inputs) {
            arguments.add("--input");
            arguments.add(input);
        }
        Finished started = command(arguments.toArray(String[]::new));
        if (started.exit() != 0) {
            throw new IllegalStateException("the run did not start: " + started);
        }
        return started.json().get("run").asText();
    }

    /** Follows a run to its end. */
    Finished watch(String run) {
        return command("watch", run, "--output", "json");
    }

    /** Runs a runbook to its end. */
    Finished run(String runbook, String... inputs) {
        return watch(begin(runbook, inputs));
    }

    /** How a run stands now; empty while neither worker nor Temporal answers. */
    Optional<RunView> view(String run) {
        try {
            return Optional.ofNullable(workflow(run).query(RunView.QUERY, RunView.class));
        } catch (WorkflowQueryException | WorkflowServiceException | StatusRuntimeException silent) {
            return Optional.empty();
        }
    }

    /** Waits until the view of a run fits, and gives that one view. */
    RunView awaitView(String run, String what, Predicate<RunView> fits) {
        AtomicReference<Optional<RunView>> found = new AtomicReference<>(Optional.empty());
        Pause.until(run + " " + what, Duration.ofMinutes(4), () -> {
            found.set(view(run).filter(fits));
            return found.get().isPresent();
        });
        return found.get().orElseThrow();
    }

    /** Waits until the step with this path of a run is in the given state. */
    void awaitStep(String run, String path, String state) {
        awaitView(
                run,
                "has " + path + " " + state,
                view -> view.steps().stream()
                        .anyMatch(
                                step -> step.path().equals(path) && step.state().equals(state)));
    }

    /** The newest workflow of a run. */
    WorkflowStub workflow(String run) {
        return TemporalConnection.run(connection.client(), run, Optional.empty());
    }

    /** How the lock of the stage's cluster stands. */
    LockState lock() {
        return new LockClient(connection.client())
                .state(CLUSTER)
                .orElseThrow(() -> new IllegalStateException("no worker answers for the lock"));
    }

    /** Labels of the backups in the repository, each with its annotation for its effect. */
    JsonNode backups() {
        try {
            JsonNode info = Json.mapper()
                    .readTree(lab.shell()
                            .check(
                                    LabHost.FIRST,
                                    Duration.ofSeconds(60),
                                    List.of("pgbackrest", "--stanza=" + CLUSTER, "info", "--output=json")));
            return info.get(0).get("backup");
        } catch (IOException | LabException broken) {
            throw new IllegalStateException(broken);
        }
    }

    void killWorker() {
        worker.kill();
    }

    void ensureWorker() {
        if (!worker.alive()) {
            worker = startWorkerProcess();
        }
    }

    DrillbookProcess worker() {
        return worker;
    }

    TemporalServer temporal() {
        return temporal;
    }

    Lab lab() {
        return lab;
    }

    Faults faults() {
        return faults;
    }

    Settings settings() {
        return settings;
    }

    Path folder() {
        return folder;
    }

    /** A command that has ended. */
    record Finished(int exit, String output, String errors) {
        JsonNode json() {
            try {
                return Json.mapper().readTree(output);
            } catch (IOException notJson) {
                throw new UncheckedIOException("not JSON: " + output + errors, notJson);
            }
        }

        JsonNode record() {
            return json().path("record");
        }
    }

    private static Stage make() {
        try {
            Path folder = Files.createTempDirectory("drillbook-stage-");
            LabName name = new LabName("s" + ProcessHandle.current().pid());
            Lab lab = new Lab(
                    LabSettings.ofEnvironment(System.getenv())
                            .beside(name, folder.resolve("lab"), DataSize.of("60MiB"), true),
                    System.err::println);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> down(lab)));
            Path inventory = lab.up();
            TemporalServer temporal = TemporalServer.start(folder.resolve("temporal"));
            Runtime.getRuntime().addShutdownHook(new Thread(temporal::close));
            Settings settings = temporal.settings(Settings.read(Map.of(
                    "DRILLBOOK_HOME", folder.resolve("home").toString(),
                    "DRILLBOOK_INVENTORY", inventory.toString(),
                    "DRILLBOOK_LIBRARY",
                            Path.of("..", "runbooks", "library")
                                    .toAbsolutePath()
                                    .normalize()
                                    .toString())));
            Stage stage = new Stage(folder, lab, new Faults(name), temporal, settings);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stage.worker.close()));
            Finished prepared = stage.command("prepare", CLUSTER, "--apply", "--heartbeat-writer", "shop");
            if (prepared.exit() != 0) {
                throw new IllegalStateException("the cluster could not be prepared: " + prepared);
            }
            return stage;
        } catch (IOException | LabException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private DrillbookProcess startWorkerProcess() {
        DrillbookProcess process = DrillbookProcess.start(settings, folder.resolve("commands"), "worker");
        Pause.until("the worker is ready", Duration.ofSeconds(60), () -> {
            if (!process.alive()) {
                throw new IllegalStateException("the worker ended at once: " + process.output() + process.errors());
            }
            return process.output().contains("worker ready");
        });
        return process;
    }

    private static void down(Lab lab) {
        try {
            lab.down();
        } catch (LabException broken) {
            System.err.println("the lab could not be removed: " + broken.getMessage());
        }
    }
}
