package io.drillbook.activities.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillbook.runbooks.json.Json;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.common.converter.DefaultDataConverter;
import io.temporal.common.converter.JacksonJsonPayloadConverter;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;

/** A real server of Temporal in a process of its own, which can be made to stand still. */
final class TemporalServer implements AutoCloseable {
    private final Process process;
    private final WorkflowServiceStubs stubs;

    private TemporalServer(Process process, WorkflowServiceStubs stubs) {
        this.process = process;
        this.stubs = stubs;
    }

    static TemporalServer start(Path folder) throws IOException {
        String binary = Objects.requireNonNull(
                System.getenv("DRILLBOOK_TEMPORAL_BINARY"),
                "DRILLBOOK_TEMPORAL_BINARY is not set: ./drillbook verify names the program it has");
        int port = freePort();
        Process process = new ProcessBuilder(
                        binary,
                        "server",
                        "start-dev",
                        "--headless",
                        "--ip",
                        "127.0.0.1",
                        "--port",
                        String.valueOf(port),
                        "--db-filename",
                        folder.resolve("temporal.db").toString(),
                        "--log-level",
                        "error")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("temporal.log").toFile())
                .start();
        WorkflowServiceStubs stubs = WorkflowServiceStubs.newServiceStubs(WorkflowServiceStubsOptions.newBuilder()
                .setTarget("127.0.0.1:" + port)
                .build());
        stubs.connect(Duration.ofSeconds(30));
        return new TemporalServer(process, stubs);
    }

    WorkflowClient client() {
        return WorkflowClient.newInstance(
                stubs,
                WorkflowClientOptions.newBuilder()
                        .setDataConverter(DefaultDataConverter.newDefaultInstance()
                                .withPayloadConverterOverrides(new JacksonJsonPayloadConverter(Json.mapper())))
                        .build());
    }

    /** Nothing is answered until {@link #goOn}. */
    void standStill() throws Exception {
        signal("STOP");
    }

    void goOn() throws Exception {
        signal("CONT");
    }

    @Override
    public void close() {
        stubs.shutdownNow();
        process.destroyForcibly();
    }

    private void signal(String name) throws Exception {
        assertThat(new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid()))
                        .start()
                        .waitFor())
                .isZero();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
