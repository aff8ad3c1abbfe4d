package io.drillbook.worker;

import io.grpc.Server;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.protobuf.services.HealthStatusManager;
import io.temporal.internal.testservice.TestServicesStarter;
import java.io.IOException;
import java.net.InetSocketAddress;

/** Temporal's server for tests with an address, so that commands find it as they find any other; on 127.0.0.1 alone. */
final class LoopbackTemporal implements AutoCloseable {
    private static final String HEALTHY = "temporal.api.workflowservice.v1.WorkflowService";

    private final TestServicesStarter services = new TestServicesStarter(true, 0);
    private final Server server;

    LoopbackTemporal() throws IOException {
        HealthStatusManager health = new HealthStatusManager();
        health.setStatus(HEALTHY, ServingStatus.SERVING);
        server = NettyServerBuilder.forAddress(new InetSocketAddress("127.0.0.1", 0))
                .addService(services.getWorkflowService())
                .addService(services.getOperatorService())
                .addService(health.getHealthService())
                .build()
                .start();
    }

    /** Its host and port. */
    String address() {
        return "127.0.0.1:" + server.getPort();
    }

    @Override
    public void close() {
        server.shutdownNow();
        services.close();
    }
}
