package io.drillbook.worker;

import io.drillbook.worker.settings.Settings;
import io.drillbook.workflows.temporal.DataConverters;
import io.grpc.Server;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.protobuf.services.HealthStatusManager;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.internal.testservice.TestServicesStarter;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.worker.WorkerFactory;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Map;

/**
 * Temporal's server for tests with an address, so that commands find it as they find any other, and a worker for workflows
 * of one type; on 127.0.0.1 alone.
 */
final class LoopbackTemporal implements AutoCloseable {
    private static final String HEALTHY = "temporal.api.workflowservice.v1.WorkflowService";
    private static final String QUEUE = "test";

    private final TestServicesStarter services = new TestServicesStarter(true, 0);
    private final Server server;
    private final WorkflowServiceStubs stubs;
    private final WorkflowClient client;
    private final WorkerFactory workers;

    /** @param workflow implements the workflows that are started */
    LoopbackTemporal(Class<?> workflow) throws IOException {
        HealthStatusManager health = new HealthStatusManager();
        health.setStatus(HEALTHY, ServingStatus.SERVING);
        server = NettyServerBuilder.forAddress(new InetSocketAddress("127.0.0.1", 0))
                .addService(services.getWorkflowService())
                .addService(services.getOperatorService())
                .addService(health.getHealthService())
                .build()
                .start();
        stubs = WorkflowServiceStubs.newServiceStubs(
                WorkflowServiceStubsOptions.newBuilder().setTarget(address()).build());
        client = WorkflowClient.newInstance(
                stubs,
                WorkflowClientOptions.newBuilder()
                        .setNamespace(settings().namespace())
                        .setDataConverter(DataConverters.drillbook())
                        .build());
        workers = WorkerFactory.newInstance(client);
        workers.newWorker(QUEUE).registerWorkflowImplementationTypes(workflow);
        workers.start();
    }

    /** What the program's commands read from their environment to find it. */
    Settings settings() {
        return Settings.read(Map.of("DRILLBOOK_TEMPORAL", address()));
    }

    WorkflowClient client() {
        return client;
    }

    /** Starts a workflow. */
    WorkflowStub start(String type, String workflowId, Object... input) {
        WorkflowStub run = client.newUntypedWorkflowStub(
                type,
                WorkflowOptions.newBuilder()
                        .setWorkflowId(workflowId)
                        .setTaskQueue(QUEUE)
                        .build());
        run.start(input);
        return run;
    }

    private String address() {
        return "127.0.0.1:" + server.getPort();
    }

    @Override
    public void close() {
        workers.shutdownNow();
        stubs.shutdownNow();
        server.shutdownNow();
        services.close();
    }
}
