package io.drillbook.drills.bench.runs;

import io.drillbook.drills.process.DrillbookProcess;
import io.drillbook.worker.settings.Settings;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowStub;

/** One of the two that are compared: a worker process of its own on a task queue of its own, and a way to start runs. */
abstract sealed class Side implements AutoCloseable permits EngineSide, HandWrittenSide {
    private final Settings settings;
    private final WorkflowClient client;
    private final DrillbookProcess worker;

    /** Takes over a worker that was just started, and waits for it. */
    Side(Settings settings, WorkflowClient client, DrillbookProcess worker) {
        this.settings = settings;
        this.client = client;
        this.worker = worker;
        worker.awaitOutput("worker ready");
    }

    /**
     * Starts a run.
     *
     * @param target one that no other run is on
     * @param size how much it has to do
     */
    abstract WorkflowStub start(String target, RunSize size);

    /** The name of one of its own targets: the locks of a side are served by its own worker. */
    abstract String target(int lane);

    Settings settings() {
        return settings;
    }

    WorkflowClient client() {
        return client;
    }

    /** Seconds of processor time its worker has used. */
    double processorSeconds() {
        return worker.processorTime().toNanos() / 1e9;
    }

    @Override
    public void close() {
        worker.close();
    }
}
