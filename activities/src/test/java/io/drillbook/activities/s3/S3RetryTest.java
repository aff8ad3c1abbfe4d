package io.drillbook.activities.s3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.drillbook.activities.failure.ActionException;
import io.drillbook.runbooks.inventory.SecretReference;
import io.drillbook.runbooks.inventory.Store;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A store that refuses signatures, as often as a test wants it to. */
class S3RetryTest {
    private static final String REFUSED =
            "<Error><Code>SignatureDoesNotMatch</Code><Message>it does not match</Message></Error>";
    private static final String DENIED = "<Error><Code>AccessDenied</Code><Message>no</Message></Error>";

    private final AtomicInteger asked = new AtomicInteger();
    private HttpServer server;
    private int refusals;
    private String refusal = REFUSED;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void aSignatureRefusedForAMomentIsTriedAgain() throws Exception {
        refusals = 2;
        assertThat(objects().read("key", 100))
                .hasValueSatisfying(body -> assertThat(body).asString(UTF_8).isEqualTo("content"));
        assertThat(asked).hasValue(3);
    }

    @Test
    void aSignatureRefusedEveryTimeIsAWrongPassword() {
        refusals = Integer.MAX_VALUE;
        hasCode("wrong-password");
        assertThat(asked).hasValue(3);
    }

    @Test
    void aDeniedPermissionIsNotAskedForAgain() {
        refusals = Integer.MAX_VALUE;
        refusal = DENIED;
        hasCode("permission-denied");
        assertThat(asked).hasValue(1);
    }

    private void hasCode(String code) {
        assertThatThrownBy(() -> objects().read("key", 100))
                .isInstanceOfSatisfying(
                        ActionException.class,
                        failed -> assertThat(failed.failure().code()).isEqualTo(code));
    }

    private S3Objects objects() throws ActionException {
        SecretReference unused = new SecretReference("unused");
        return S3Connector.open(
                new Store(
                        "backups",
                        "http://127.0.0.1:" + server.getAddress().getPort(),
                        "http://127.0.0.1",
                        "us-east-1",
                        "bucket",
                        "",
                        true,
                        unused,
                        unused,
                        Optional.empty()),
                "access",
                "secret");
    }

    private void answer(HttpExchange exchange) throws IOException {
        boolean refuses = asked.incrementAndGet() <= refusals;
        byte[] body = (refuses ? refusal : "content").getBytes(UTF_8);
        exchange.sendResponseHeaders(refuses ? 403 : 200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
