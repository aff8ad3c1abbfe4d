package io.drillbook.drills.bench;

import io.drillbook.drills.lab.Lab;
import io.drillbook.drills.lab.problem.LabException;
import io.drillbook.drills.process.DrillbookProcess;
import io.drillbook.drills.process.RemovedFolder;
import io.drillbook.drills.process.TemporalServer;
import io.drillbook.runbooks.call.Outcome;
import io.drillbook.runbooks.call.RunIdentity;
import io.drillbook.runbooks.call.RunRecord;
import io.drillbook.runbooks.call.StepRecord;
import io.drillbook.runbooks.plan.Plan;
import io.drillbook.worker.assembly.InventoryFile;
import io.drillbook.worker.assembly.PlanMaker;
import io.drillbook.worker.assembly.RunbookLibrary;
import io.drillbook.worker.assembly.RunbookStarter;
import io.drillbook.worker.assembly.TemporalConnection;
import io.drillbook.worker.report.EndedRun;
import io.drillbook.worker.report.RunFollower;
import io.drillbook.worker.settings.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Lab, Temporal and worker of the bench's own, gone when it is closed; shipped runbooks run on it as a person runs them. */
record BenchStage(
        OwnLab own, TemporalServer server, Settings settings, DrillbookProcess worker, TemporalConnection temporal)
        implements AutoCloseable {
    /** What is measured on a stage. */
    @FunctionalInterface
    interface Measure<T> {
        T on(BenchStage stage) throws IOException, LabException, InterruptedException;
    }

    /**
     * Brings a stage up, measures on it, and takes it down.
     *
     * @param base for the library; everything else is the bench's own
     */
    static <T> T use(Settings base, Consumer<String> say, Measure<T> measure)
            throws IOException, LabException, InterruptedException {
        try (RemovedFolder folder = RemovedFolder.make("drillbook-bench-");
                BenchStage stage = up(base, folder.path(), say)) {
            return measure.on(stage);
        }
    }

    private static BenchStage up(Settings base, Path folder, Consumer<String> say) throws LabException {
        OwnLab own = OwnLab.up(folder.resolve("lab"), say);
        try {
            TemporalServer server = TemporalServer.start(folder.resolve("temporal"));
            try {
                Settings settings = server.settings(Settings.read(Map.of(
                        "DRILLBOOK_HOME", folder.resolve("home").toString(),
                        "DRILLBOOK_INVENTORY", own.inventory().toString(),
                        "DRILLBOOK_LIBRARY", base.library().toAbsolutePath().toString())));
                Path logs = folder.resolve("processes");
                prepare(settings, logs);
                DrillbookProcess worker = DrillbookProcess.start(settings, logs, "worker");
                worker.awaitOutput("worker ready");
                return new BenchStage(own, server, settings, worker, TemporalConnection.open(settings));
            } catch (RuntimeException failed) {
                server.close();
                throw failed;
            }
        } catch (RuntimeException failed) {
            own.close();
            throw failed;
        }
    }

    private static void prepare(Settings settings, Path logs) {
        try (DrillbookProcess command =
                DrillbookProcess.start(settings, logs, "prepare", "orders", "--apply", "--heartbeat-writer", "shop")) {
            if (command.await(Duration.ofMinutes(2)) != 0) {
                throw new IllegalStateException("the cluster could not be prepared: " + command.errors());
            }
        }
    }

    Lab lab() {
        return own.lab();
    }

    /**
     * Runs a shipped runbook to its end; a run that did not pass is no sample.
     *
     * @param inputs as {@code name=value}
     */
    RunRecord run(String runbook, String... inputs) throws InterruptedException {
        TreeMap<String, String> given = new TreeMap<>();
        for (String input : inputs) {
            int equals = input.indexOf('=');
            given.put(input.substring(0, equals), input.substring(equals + 1));
        }
        Plan plan = PlanMaker.make(
                new RunbookLibrary(settings.library()),
                "postgresql." + runbook,
                InventoryFile.read(settings.inventory()),
                given);
        RunIdentity run =
                new RunbookStarter(temporal.client(), settings).start(plan, "test", "bench", Optional.empty());
        EndedRun ended = new RunFollower(temporal.client(), settings, line -> {})
                .follow(run.workflowId(), Optional.of(run.firstRunId()));
        if (ended.outcome() != Outcome.PASSED || ended.record().isEmpty()) {
            throw new IllegalStateException(runbook + " did not pass: " + ended.record());
        }
        return ended.record().get();
    }

    /** A step of a run. */
    static StepRecord step(RunRecord record, String id) {
        return record.steps().stream()
                .filter(candidate -> candidate.path().equals("steps/" + id))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no step " + id + " in " + record));
    }

    /** How long a step took, in seconds. */
    static double seconds(StepRecord step) {
        return seconds(step.startedAt().orElseThrow(), step.endedAt().orElseThrow());
    }

    /** How long a run took, in seconds. */
    static double seconds(RunRecord record) {
        return seconds(record.startedAt(), record.endedAt());
    }

    private static double seconds(String from, String to) {
        return Duration.between(Instant.parse(from), Instant.parse(to)).toMillis() / 1000.0;
    }

    @Override
    public void close() {
        try (own;
                server;
                worker) {
            temporal.close();
        }
    }
}
