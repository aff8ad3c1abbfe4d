package io.drillbook.worker.assembly;

import io.drillbook.worker.exit.CommandException;
import io.drillbook.worker.settings.Settings;
import io.drillbook.workflows.temporal.DataConverters;
import io.grpc.StatusRuntimeException;
import io.temporal.client.ActivityClient;
import io.temporal.client.ActivityClientOptions;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.client.WorkflowTargetOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.time.Duration;
import java.util.Optional;

/** A checked connection to Temporal. */
public final class TemporalConnection implements AutoCloseable {
    private final WorkflowServiceStubs stubs;
    private final WorkflowClient client;

    private final Settings settings;

    private TemporalConnection(WorkflowServiceStubs stubs, WorkflowClient client, Settings settings) {
        this.stubs = stubs;
        this.client = client;
        this.settings = settings;
    }

    /**
     * Connects and asks the server whether it is there.
     *
     * @throws CommandException service missing, when no Temporal answers within five seconds
     */
    public static TemporalConnection open(Settings settings) {
        WorkflowServiceStubs stubs = stubs(settings);
        try {
            stubs.connect(Duration.ofSeconds(5));
        } catch (IllegalStateException | StatusRuntimeException missing) {
            stubs.shutdownNow();
            throw CommandException.serviceMissing(
                    "temporal-unreachable",
                    "no Temporal server answers at " + settings.temporal(),
                    "start one with `drillbook up`, or set DRILLBOOK_TEMPORAL to the address of yours");
        }
        return new TemporalConnection(stubs, client(stubs, settings), settings);
    }

    /** A client that connects only when it is used; for what only needs one to be made. */
    public static TemporalConnection unchecked(Settings settings) {
        WorkflowServiceStubs stubs = stubs(settings);
        return new TemporalConnection(stubs, client(stubs, settings), settings);
    }

    /**
     * One run.
     *
     * @param runId absent for the newest with this workflow id
     */
    public static WorkflowStub run(WorkflowClient client, String workflowId, Optional<String> runId) {
        WorkflowTargetOptions.Builder target =
                WorkflowTargetOptions.newBuilder().setWorkflowId(workflowId);
        runId.ifPresent(target::setRunId);
        return client.newUntypedWorkflowStub(target.build());
    }

    public WorkflowClient client() {
        return client;
    }

    /** For activities that belong to no workflow. */
    public ActivityClient activities() {
        return ActivityClient.newInstance(
                stubs,
                ActivityClientOptions.newBuilder()
                        .setNamespace(settings.namespace())
                        .setDataConverter(DataConverters.drillbook())
                        .build());
    }

    @Override
    public void close() {
        stubs.shutdownNow();
    }

    private static WorkflowServiceStubs stubs(Settings settings) {
        return WorkflowServiceStubs.newServiceStubs(WorkflowServiceStubsOptions.newBuilder()
                .setTarget(settings.temporal())
                .setRpcTimeout(Duration.ofSeconds(10))
                .build());
    }

    private static WorkflowClient client(WorkflowServiceStubs stubs, Settings settings) {
        return WorkflowClient.newInstance(
                stubs,
                WorkflowClientOptions.newBuilder()
                        .setNamespace(settings.namespace())
                        .setDataConverter(DataConverters.drillbook())
                        .build());
    }
}
