package io.drillbook.drills.bench.runs;

import io.drillbook.drills.process.DrillbookProcess;
import io.drillbook.runbooks.call.RunIdentity;
import io.drillbook.runbooks.inventory.Inventory;
import io.drillbook.runbooks.plan.Plan;
import io.drillbook.worker.assembly.InventoryFile;
import io.drillbook.worker.assembly.PlanMaker;
import io.drillbook.worker.assembly.RunbookLibrary;
import io.drillbook.worker.assembly.RunbookStarter;
import io.drillbook.worker.assembly.TemporalConnection;
import io.drillbook.worker.settings.Settings;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowStub;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** Runs through the engine: a runbook, compiled and bound as {@code drillbook run} does it. */
final class EngineSide extends Side {
    private final RunbookStarter starter;
    private final Inventory inventory;
    private final Map<String, Plan> plans = new ConcurrentHashMap<>();

    EngineSide(Settings settings, WorkflowClient client, Path folder) {
        super(settings, client, DrillbookProcess.start(settings, folder, "worker"));
        this.starter = new RunbookStarter(client, settings);
        this.inventory = InventoryFile.read(settings.inventory());
    }

    @Override
    WorkflowStub start(String target, RunSize size) {
        Plan plan = plans.computeIfAbsent(target + " " + size, both -> plan(target, size));
        RunIdentity run = starter.start(plan, "test", "bench", Optional.empty());
        return TemporalConnection.run(client(), run.workflowId(), Optional.of(run.firstRunId()));
    }

    /** Digest of the signature of the one action, as plans hold it. */
    String signature() {
        return Objects.requireNonNull(
                plan(target(0), RunSize.FIVE_STEPS).definition().signatures().get(Note.NAME));
    }

    @Override
    String target(int lane) {
        return "engine-" + lane;
    }

    private Plan plan(String target, RunSize size) {
        TreeMap<String, String> inputs = new TreeMap<>();
        inputs.put("cluster", target);
        return PlanMaker.make(
                new RunbookLibrary(settings().library()),
                settings().library().resolve(size.runbook() + ".yaml").toString(),
                inventory,
                inputs);
    }
}
