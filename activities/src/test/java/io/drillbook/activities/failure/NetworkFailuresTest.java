package io.drillbook.activities.failure;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillbook.runbooks.call.FailureKind;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class NetworkFailuresTest {
    static Stream<Arguments> exceptions() {
        return Stream.of(
                Arguments.of(new ConnectException("Connection refused"), "connection-refused", FailureKind.UNREACHABLE),
                Arguments.of(
                        new ConnectException("Connection timed out"), "connection-timeout", FailureKind.UNREACHABLE),
                Arguments.of(new SocketTimeoutException(), "connection-timeout", FailureKind.UNREACHABLE),
                Arguments.of(new UnknownHostException("db"), "name-not-found", FailureKind.REFUSED),
                Arguments.of(new NoRouteToHostException(), "no-route", FailureKind.UNREACHABLE),
                Arguments.of(new SocketException("reset"), "connection-lost", FailureKind.UNREACHABLE),
                Arguments.of(
                        new SSLHandshakeException("PKIX path building failed"),
                        "certificate-untrusted",
                        FailureKind.REFUSED),
                Arguments.of(
                        new SSLHandshakeException("No subject alternative names present"),
                        "certificate-name-wrong",
                        FailureKind.REFUSED),
                Arguments.of(new SSLPeerUnverifiedException("x"), "certificate-name-wrong", FailureKind.REFUSED),
                Arguments.of(new SSLHandshakeException("handshake_failure"), "tls-refused", FailureKind.REFUSED),
                Arguments.of(new NoSuchFileException("/x"), "file-missing", FailureKind.REFUSED),
                Arguments.of(
                        new FileSystemException("/x", null, "No space left on device"),
                        "disk-full",
                        FailureKind.CHECK_FAILED),
                Arguments.of(new IOException("anything"), "connection-lost", FailureKind.UNREACHABLE));
    }

    @ParameterizedTest
    @MethodSource("exceptions")
    void theExceptionDecidesCodeAndKind(IOException thrown, String code, FailureKind kind) {
        ActionException failure = NetworkFailures.of(thrown, "host db1");
        assertThat(failure.failure().code()).isEqualTo(code);
        assertThat(failure.failure().kind()).isEqualTo(kind);
        assertThat(failure.failure().hint()).isPresent();
    }

    @Test
    void theDeepestKnownCauseIsTheMostExact() {
        IOException wrapped = new SocketException("wrapper");
        wrapped.initCause(new IOException(new ConnectException("Connection refused")));
        assertThat(NetworkFailures.of(wrapped, "host db1").failure().code()).isEqualTo("connection-refused");
    }
}
