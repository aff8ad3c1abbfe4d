package io.drillbook.workflows.temporal;

import io.drillbook.runbooks.call.RunStart;
import io.drillbook.runbooks.plan.Plan;
import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.testing.TemporalDevServer;
import io.temporal.testing.TemporalDevServerOptions;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactory;
import io.temporal.worker.WorkerFactoryOptions;
import io.temporal.worker.WorkerOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A Temporal, and a worker on it with a {@link World}. */
final class Stage implements AutoCloseable {
    static final String QUEUE = "test";

    final World world = new World();
    final WorkflowClient client;
    private WorkerFactory workers;
    private final Runnable close;
    private final AtomicInteger runs = new AtomicInteger();

    private Stage(WorkflowClient client, WorkerFactory factory, Continuation continuation, Runnable close) {
        this.client = client;
        this.close = close;
        this.workers = factory;
        serve(factory, world, continuation);
    }

    /** In this JVM; it skips the time in which nothing is done. */
    static Stage inMemory() {
        return inMemory(Continuation.DEFAULT);
    }

    /** With histories of another length. */
    static Stage inMemory(Continuation continuation) {
        return inMemory(
                WorkerFactoryOptions.newBuilder()
                        .setWorkerInterceptors(DrillbookWorkflows.interceptor())
                        .build(),
                continuation);
    }

    static Stage inMemory(WorkerFactoryOptions factory) {
        return inMemory(factory, Continuation.DEFAULT);
    }

    private static Stage inMemory(WorkerFactoryOptions factory, Continuation continuation) {
        TestEnvironmentOptions.Builder options = TestEnvironmentOptions.newBuilder()
                .setWorkerFactoryOptions(factory)
                .setWorkflowClientOptions(clientOptions());
        RunAttributes.ALL.forEach(
                key -> options.registerSearchAttribute(key.getName(), IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD));
        TestWorkflowEnvironment temporal = TestWorkflowEnvironment.newInstance(options.build());
        return new Stage(temporal.getWorkflowClient(), temporal.getWorkerFactory(), continuation, temporal::close);
    }

    /** A real server in a process of its own. */
    static Stage real() {
        String binary = Objects.requireNonNull(
                System.getenv("DRILLBOOK_TEMPORAL_BINARY"),
                "DRILLBOOK_TEMPORAL_BINARY is not set: ./drillbook verify names the program it has");
        List<String> attributes = new ArrayList<>();
        RunAttributes.ALL.forEach(key -> {
            attributes.add("--search-attribute");
            attributes.add(key.getName() + "=Keyword");
        });
        TemporalDevServer server = TemporalDevServer.start(TemporalDevServerOptions.newBuilder()
                .setExistingPath(binary)
                .setIp("127.0.0.1")
                .setUiEnabled(false)
                .setLogLevel("error")
                .setExtraArgs(attributes)
                .build());
        WorkflowServiceStubs stubs = WorkflowServiceStubs.newServiceStubs(WorkflowServiceStubsOptions.newBuilder()
                .setTarget(server.getTarget())
                .build());
        stubs.connect(Duration.ofSeconds(30));
        WorkflowClient client = WorkflowClient.newInstance(
                stubs,
                clientOptions().toBuilder().setNamespace(server.getNamespace()).build());
        WorkerFactory factory = WorkerFactory.newInstance(client);
        return new Stage(client, factory, Continuation.DEFAULT, () -> {
            factory.shutdownNow();
            stubs.shutdownNow();
            server.close();
        });
    }

    /** Its worker stops, and another one takes its place, as when a new version comes. */
    void replaceWorker() {
        workers.shutdownNow();
        workers.awaitTermination(30, TimeUnit.SECONDS);
        workers = anotherWorker(world);
    }

    /** Another worker on the same queue, until it is shut down. */
    WorkerFactory anotherWorker(World itsWorld) {
        WorkerFactory factory = WorkerFactory.newInstance(client);
        serve(factory, itsWorld, Continuation.DEFAULT);
        return factory;
    }

    private static void serve(WorkerFactory factory, World itsWorld, Continuation continuation) {
        Worker worker = factory.newWorker(
                QUEUE,
                WorkerOptions.newBuilder()
                        .setMaxHeartbeatThrottleInterval(Duration.ofSeconds(1))
                        .build());
        DrillbookWorkflows.register(worker, continuation);
        worker.registerActivitiesImplementations(itsWorld);
        factory.start();
    }

    private static WorkflowClientOptions clientOptions() {
        return WorkflowClientOptions.newBuilder()
                .setDataConverter(DataConverters.drillbook())
                // Histories are kept; they say nothing of the machine they were made on.
                .setIdentity("test")
                .build();
    }

    WorkflowStub start(Plan plan) {
        return start(plan.definition().runbook(), new RunStart(plan, "test", "somebody"));
    }

    WorkflowStub start(String type, Object input) {
        WorkflowStub stub = client.newUntypedWorkflowStub(
                type,
                WorkflowOptions.newBuilder()
                        .setWorkflowId("run-" + runs.incrementAndGet())
                        .setTaskQueue(QUEUE)
                        .build());
        stub.start(input);
        return stub;
    }

    @Override
    public void close() {
        workers.shutdownNow();
        close.run();
    }
}
