package io.drillbook.worker.assembly;

import io.drillbook.activities.assembly.Activities;
import io.drillbook.activities.evidence.EvidencePlaces;
import io.drillbook.activities.step.ActionEnvironment;
import io.drillbook.runbooks.inventory.Inventory;
import io.drillbook.worker.settings.Settings;
import io.drillbook.workflows.temporal.DrillbookWorkflows;
import io.temporal.client.WorkflowClient;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactory;
import io.temporal.worker.WorkerFactoryOptions;
import io.temporal.worker.WorkerOptions;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A worker that serves runs until it is told to stop. */
public final class WorkerProcess implements AutoCloseable {
    /** Short, so that a dead worker costs seconds and a cancel arrives in one. */
    private static final Duration HEARTBEAT_THROTTLE = Duration.ofSeconds(1);

    private final WorkerFactory factory;
    private final EvidenceSweeper sweeper;

    private WorkerProcess(WorkerFactory factory, EvidenceSweeper sweeper) {
        this.factory = factory;
        this.sweeper = sweeper;
    }

    /**
     * Starts serving.
     *
     * @throws io.drillbook.worker.exit.CommandException service missing, when the namespace lacks a search attribute
     */
    public static WorkerProcess start(Settings settings, Inventory inventory, WorkflowClient client) {
        SearchAttributes.check(client, settings);
        WorkerFactory factory = WorkerFactory.newInstance(
                client,
                WorkerFactoryOptions.newBuilder()
                        .setUsingVirtualWorkflowThreads(true)
                        .setWorkerInterceptors(DrillbookWorkflows.interceptor())
                        .build());
        Worker worker = factory.newWorker(
                settings.taskQueue(),
                WorkerOptions.newBuilder()
                        .setUsingVirtualThreads(true)
                        .setMaxHeartbeatThrottleInterval(HEARTBEAT_THROTTLE)
                        .setDefaultHeartbeatThrottleInterval(HEARTBEAT_THROTTLE)
                        .build());
        DrillbookWorkflows.register(worker);
        Activities.register(worker, new ActionEnvironment(inventory, settings.evidence(), settings.home(), client));
        factory.start();
        EvidencePlaces places = EvidencePlaces.of(inventory, settings.evidence(), settings.home());
        return new WorkerProcess(factory, new EvidenceSweeper(client, settings, places).start());
    }

    /** Stops taking work; jobs on hosts go on and the next worker takes them up. */
    @Override
    public void close() {
        sweeper.close();
        factory.shutdownNow();
        factory.awaitTermination(10, TimeUnit.SECONDS);
    }
}
