package io.drillbook.drills.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.drillbook.drills.fault.Faults;
import io.drillbook.drills.lab.Lab;
import io.drillbook.drills.lab.LabSettings;
import io.drillbook.drills.lab.Leftovers;
import io.drillbook.drills.lab.layout.LabName;
import io.drillbook.drills.lab.problem.LabException;
import io.drillbook.drills.process.DrillbookProcess;
import io.drillbook.drills.process.Pause;
import io.drillbook.drills.process.TemporalServer;
import io.drillbook.runbooks.call.LockState;
import io.drillbook.runbooks.call.RunIdentity;
import io.drillbook.runbooks.json.Json;
import io.drillbook.runbooks.plan.Plan;
import io.drillbook.runbooks.type.DataSize;
import io.drillbook.worker.assembly.InventoryFile;
import io.drillbook.worker.assembly.LockClient;
import io.drillbook.worker.assembly.PlanMaker;
import io.drillbook.worker.assembly.RunbookLibrary;
import io.drillbook.worker.assembly.RunbookStarter;
import io.drillbook.worker.assembly.TemporalConnection;
import io.drillbook.worker.settings.Settings;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowStub;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What scenarios share: one lab of real servers, one Temporal server, one worker, all as processes and containers of
 * their own. Made once for all classes of a test run that play on it, and torn down when the JVM ends.
 */
public final class Stage {
    /** The lab's cluster. */
    static final String CLUSTER = "orders";

    /** A store this slow keeps a full backup busy for some minutes, until it is undone. */
    public static final DataSize SLOW = DataSize.of("128KiB");

    private static final Duration RUN_LIMIT = Duration.ofMinutes(8);
    private static final Map<String, Stage> MADE = new TreeMap<>();

    private final LabName name;
    private final Path folder;
    private final Lab lab;
    private final TemporalServer temporal;
    private final Settings settings;
    private final Faults faults;
    private final TemporalConnection connection;
    private DrillbookProcess worker;

    private Stage(LabName name, Path folder, Lab lab, Faults faults, TemporalServer temporal, Settings settings) {
        this.name = name;
        this.folder = folder;
        this.lab = lab;
        this.temporal = temporal;
        this.settings = settings;
        this.faults = faults;
        this.connection = TemporalConnection.open(settings);
        note(temporal.handle());
        this.worker = startWorkerProcess();
    }

    /** The stage of the scenarios, made at the first call; its worker runs. */
    static Stage shared() {
        return of("s");
    }

    /** The stage of the lies, beside that of the scenarios; made at the first call; its worker runs. */
    public static Stage forLies() {
        return of("l");
    }

    /** A stage whose store may be away for minutes without harm to the others; made at the first call; its worker runs. */
    public static Stage forOutages() {
        return of("o");
    }

    /** One is made after another: a lab that begins needs the whole machine for a while. */
    private static synchronized Stage of(String kind) {
        Stage stage = MADE.computeIfAbsent(kind, Stage::make);
        stage.ensureWorker();
        return stage;
    }

    /** Name of its lab: this JVM's own. */
    public LabName labName() {
        return name;
    }

    /** Runs a command of the program to its end. */
    public Finished command(String... arguments) {
        try (DrillbookProcess process = start(arguments)) {
            int exit = process.await(RUN_LIMIT);
            return new Finished(exit, process.output(), process.errors());
        }
    }

    /** Starts a command and leaves it going. */
    DrillbookProcess start(String... arguments) {
        DrillbookProcess process = DrillbookProcess.start(settings, folder.resolve("commands"), arguments);
        note(process.handle());
        return process;
    }

    private void note(ProcessHandle process) {
        try {
            Leftovers.note(folder, process);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /** Starts a run by the program and returns at once. */
    public Run begin(String runbook, String... inputs) {
        List<String> arguments = new ArrayList<>(List.of("run", runbook, "--detach", "--output", "json"));
        for (String input : inputs) {
            // What is no input is an option of its own.
            if (!input.startsWith("--")) {
                arguments.add("--input");
            }
            arguments.add(input);
        }
        Finished started = command(arguments.toArray(String[]::new));
        if (started.exit() != 0) {
            throw new IllegalStateException("the run did not start: " + started);
        }
        JsonNode run = started.json();
        return new Run(
                this, new RunIdentity(run.get("run").asText(), run.get("run_id").asText()));
    }

    /** Compiles and binds, without a process of its own. */
    Plan plan(String runbook, String... inputs) {
        SortedMap<String, String> given = new TreeMap<>();
        for (String input : inputs) {
            int equals = input.indexOf('=');
            given.put(input.substring(0, equals), input.substring(equals + 1));
        }
        return PlanMaker.make(
                new RunbookLibrary(settings.library()), runbook, InventoryFile.read(settings.inventory()), given);
    }

    /** Starts a run of a plan from this process: many runs are started quicker. */
    Run begin(Plan plan) {
        return new Run(this, new RunbookStarter(client(), settings).start(plan, "test", "scenario", Optional.empty()));
    }

    /** Runs a runbook to its end by the program. */
    public Finished run(String runbook, String... inputs) {
        return begin(runbook, inputs).watch();
    }

    /** The newest workflow with this id. */
    WorkflowStub workflow(String id) {
        return TemporalConnection.run(client(), id, Optional.empty());
    }

    WorkflowClient client() {
        return connection.client();
    }

    /** How the lock of the stage's cluster stands. */
    LockState lock() {
        return new LockClient(client())
                .state(CLUSTER)
                .orElseThrow(() -> new IllegalStateException("no worker answers for the lock"));
    }

    /** Kills the worker as a crash would. */
    void killWorker() {
        worker.kill();
    }

    /** Starts the worker when it does not run. */
    void ensureWorker() {
        if (!worker.alive()) {
            worker = startWorkerProcess();
        }
    }

    /** Kills Temporal as a crash would, and starts it again on the same data. */
    void restartTemporal(Duration pause) {
        temporal.kill();
        Pause.millis(pause.toMillis());
        temporal.restart();
        note(temporal.handle());
    }

    /** Freezes Temporal for a while: connections stay open and nothing answers. */
    void freezeTemporal(Duration pause) {
        temporal.pause();
        try {
            Pause.millis(pause.toMillis());
        } finally {
            temporal.resume();
        }
    }

    /** The backups of the stage's cluster. */
    public Repository repository() {
        return new Repository(new HostShell(lab));
    }

    /** The host where restores are tried. */
    public SandboxHost sandbox() {
        return new SandboxHost(new HostShell(lab));
    }

    TemporalServer temporal() {
        return temporal;
    }

    /** Its lab. */
    public Lab lab() {
        return lab;
    }

    /** Harm to its hosts. */
    public Faults faults() {
        return faults;
    }

    /** How commands and the worker reach everything. */
    public Settings settings() {
        return settings;
    }

    /** Folder of its own on this machine. */
    public Path folder() {
        return folder;
    }

    /** A command that has ended. */
    public record Finished(int exit, String output, String errors) {
        /** Its standard output, read as JSON. */
        public JsonNode json() {
            try {
                return Json.mapper().readTree(output);
            } catch (IOException notJson) {
                throw new UncheckedIOException("not JSON: " + output + errors, notJson);
            }
        }

        /** The record of the run that it followed. */
        public JsonNode record() {
            return json().path("record");
        }

        /** A step in the record; missing when the record has none with this path. */
        JsonNode step(String path) {
            for (JsonNode step : record().path("steps")) {
                if (step.path("path").asText().equals(path)) {
                    return step;
                }
            }
            return MissingNode.getInstance();
        }
    }

    private static Stage make(String kind) {
        try {
            Leftovers.remove();
            LabName name = Leftovers.lab(kind);
            Path folder = Leftovers.folder(kind);
            LabSettings labSettings = LabSettings.ofEnvironment(System.getenv())
                    .beside(name, folder.resolve("lab"), DataSize.of("60MiB"), true);
            Lab lab = new Lab(labSettings, System.err::println);
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
            Stage stage = new Stage(name, folder, lab, new Faults(labSettings), temporal, settings);
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
        DrillbookProcess process = start("worker");
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
