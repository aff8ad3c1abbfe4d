package io.drillbook.drills.bench.runs;

import io.drillbook.activities.assembly.Activities;
import io.drillbook.activities.step.ActionEnvironment;
import io.drillbook.worker.assembly.InventoryFile;
import io.drillbook.worker.assembly.TemporalConnection;
import io.drillbook.worker.settings.Settings;
import io.drillbook.workflows.lock.TargetLockWorkflow;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactory;
import io.temporal.worker.WorkerFactoryOptions;
import io.temporal.worker.WorkerOptions;
import java.time.Duration;

/** A worker for the hand-written workflow: the engine's activities and locks, and no interpreter. */
public final class HandWrittenWorker {
    private static final Duration HEARTBEAT_THROTTLE = Duration.ofSeconds(1);

    private HandWrittenWorker() {}

    /** Serves until it is killed; its settings come from the environment, as the engine's worker has them. */
    public static void main(String[] arguments) throws InterruptedException {
        Settings settings = Settings.read(System.getenv());
        try (TemporalConnection temporal = TemporalConnection.open(settings)) {
            WorkerFactory factory = WorkerFactory.newInstance(
                    temporal.client(),
                    WorkerFactoryOptions.newBuilder()
                            .setUsingVirtualWorkflowThreads(true)
                            .build());
            Worker worker = factory.newWorker(
                    settings.taskQueue(),
                    WorkerOptions.newBuilder()
                            .setUsingVirtualThreads(true)
                            .setMaxHeartbeatThrottleInterval(HEARTBEAT_THROTTLE)
                            .setDefaultHeartbeatThrottleInterval(HEARTBEAT_THROTTLE)
                            .build());
            worker.registerWorkflowImplementationTypes(HandWrittenNotes.class, TargetLockWorkflow.class);
            Activities.register(
                    worker,
                    new ActionEnvironment(
                            InventoryFile.read(settings.inventory()),
                            settings.evidence(),
                            settings.home(),
                            temporal.client()));
            factory.start();
            System.out.println("worker ready");
            Thread.currentThread().join();
        }
    }
}
