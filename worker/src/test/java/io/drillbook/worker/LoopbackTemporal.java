package io.drillbook.worker;

import io.drillbook.worker.cli.Drillbook;
import io.drillbook.worker.settings.Settings;
import io.drillbook.workflows.temporal.DataConverters;
import io.drillbook.workflows.temporal.RunAttributes;
import io.grpc.Server;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.protobuf.services.HealthStatusManager;
import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.api.operatorservice.v1.AddSearchAttributesRequest;
import io.temporal.api.operatorservice.v1.AddSearchAttributesResponse;
import io.temporal.api.operatorservice.v1.OperatorServiceGrpc;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.internal.testservice.TestServicesStarter;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.worker.WorkerFactory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * Temporal's server for tests with an address, so that commands find it as they find any other, and a worker for workflows
 * of one type; on 127.0.0.1 alone.
 */
final class LoopbackTemporal implements AutoCloseable {
    private static final String HEALTHY = "temporal.api.workflowservice.v1.WorkflowService";
    private static final String QUEUE = "test";
    private static final String NAMESPACE = "default";

    private final TestServicesStarter services = new TestServicesStarter(true, 0);
    private final Server server;
    private final WorkflowServiceStubs stubs;
    private final WorkflowClient client;
    private final WorkerFactory workers;

    /** @param workflow implements the workflows that are started */
    LoopbackTemporal(Class<?> workflow) throws IOException {
        HealthStatusManager health = new HealthStatusManager();
        health.setStatus(HEALTHY, ServingStatus.SERVING);
        NettyServerBuilder builder =
                NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        for (var service : services.getServices()) {
            builder.addService(service);
        }
        server = builder.addService(health.getHealthService()).build().start();
        stubs = WorkflowServiceStubs.newServiceStubs(
                WorkflowServiceStubsOptions.newBuilder().setTarget(address()).build());
        client = WorkflowClient.newInstance(
                stubs,
                WorkflowClientOptions.newBuilder()
                        .setNamespace(NAMESPACE)
                        .setDataConverter(DataConverters.drillbook())
                        .build());
        workers = WorkerFactory.newInstance(client);
        workers.newWorker(QUEUE).registerWorkflowImplementationTypes(workflow);
        workers.start();
    }

    /**
     * Runs a command of the program that finds this server.
     *
     * @param environment what else is set in it
     */
    Spoken spoken(Map<String, String> environment, String... arguments) {
        Map<String, String> all = new HashMap<>(environment);
        all.put("DRILLBOOK_TEMPORAL", address());
        Settings settings = Settings.read(all);
        Map<String, Function<Settings, Object>> commands = new LinkedHashMap<>();
        Drillbook.commands().forEach((name, command) -> commands.put(name, unused -> command.apply(settings)));
        return Spoken.by(() -> Drillbook.run(commands, arguments));
    }

    /** Makes the search attributes known that every run of the product has. */
    void addSearchAttributes() {
        AddSearchAttributesRequest.Builder request = AddSearchAttributesRequest.newBuilder();
        RunAttributes.ALL.forEach(
                key -> request.putSearchAttributes(key.getName(), IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD));
        AddSearchAttributesResponse unused =
                OperatorServiceGrpc.newBlockingStub(stubs.getRawChannel()).addSearchAttributes(request.build());
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
