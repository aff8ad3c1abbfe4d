package io.drillbook.drills.bench.runs;

import io.drillbook.drills.bench.runs.HandWrittenRun.Order;
import io.drillbook.drills.process.DrillbookProcess;
import io.drillbook.worker.settings.Settings;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import java.nio.file.Path;
import java.util.UUID;

/** Runs of the workflow in Java. */
final class HandWrittenSide extends Side {
    private final String signature;

    /** @param signature digest of the action's signature */
    HandWrittenSide(Settings settings, WorkflowClient client, Path folder, String signature) {
        super(settings, client, DrillbookProcess.startMain(settings, folder, HandWrittenWorker.class));
        this.signature = signature;
    }

    @Override
    WorkflowStub start(String target, RunSize size) {
        HandWrittenRun run = client().newWorkflowStub(
                        HandWrittenRun.class,
                        WorkflowOptions.newBuilder()
                                .setWorkflowId("hand-written/" + target + "/" + UUID.randomUUID())
                                .setTaskQueue(settings().taskQueue())
                                .build());
        WorkflowClient.start(run::run, new Order(target, BenchFolder.ENVIRONMENT, signature, size.notes()));
        return WorkflowStub.fromTyped(run);
    }

    @Override
    String target(int lane) {
        return "byhand-" + lane;
    }
}
