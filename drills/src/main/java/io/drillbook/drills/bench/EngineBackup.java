package io.drillbook.drills.bench;

import io.drillbook.runbooks.call.Outcome;
import io.drillbook.runbooks.call.RunIdentity;
import io.drillbook.runbooks.call.RunRecord;
import io.drillbook.runbooks.plan.Plan;
import io.drillbook.worker.assembly.InventoryFile;
import io.drillbook.worker.assembly.PlanMaker;
import io.drillbook.worker.assembly.RunbookLibrary;
import io.drillbook.worker.assembly.RunbookStarter;
import io.drillbook.worker.assembly.TemporalConnection;
import io.drillbook.worker.report.EndedRun;
import io.drillbook.worker.report.RunFollower;
import io.drillbook.worker.settings.Settings;
import java.util.Optional;
import java.util.TreeMap;

/** The shipped backup, run as a person would run it. */
final class EngineBackup {
    private final Settings settings;
    private final TemporalConnection temporal;

    EngineBackup(Settings settings, TemporalConnection temporal) {
        this.settings = settings;
        this.temporal = temporal;
    }

    /** A full backup, to its end; one that did not pass is no sample. */
    RunRecord run() throws InterruptedException {
        TreeMap<String, String> inputs = new TreeMap<>();
        inputs.put("cluster", "orders");
        inputs.put("type", "full");
        Plan plan = PlanMaker.make(
                new RunbookLibrary(settings.library()),
                "postgresql.daily-backup",
                InventoryFile.read(settings.inventory()),
                inputs);
        RunIdentity run =
                new RunbookStarter(temporal.client(), settings).start(plan, "test", "bench", Optional.empty());
        EndedRun ended = new RunFollower(temporal.client(), settings, line -> {})
                .follow(run.workflowId(), Optional.of(run.firstRunId()));
        if (ended.outcome() != Outcome.PASSED || ended.record().isEmpty()) {
            throw new IllegalStateException("the backup did not pass: " + ended.record());
        }
        return ended.record().get();
    }
}
