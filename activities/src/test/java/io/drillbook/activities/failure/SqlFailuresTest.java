package io.drillbook.activities.failure;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillbook.runbooks.call.Failure;
import io.drillbook.runbooks.call.FailureKind;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertificateExpiredException;
import java.sql.SQLException;
import java.util.Optional;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqlFailuresTest {
    private static final String TARGET = "database shop at 127.0.0.1:5501";

    @ParameterizedTest
    @CsvSource({
        "28P01, wrong-password, REFUSED",
        "28000, login-refused, REFUSED",
        "3D000, database-missing, REFUSED",
        "42501, permission-denied, REFUSED",
        "42P01, object-missing, REFUSED",
        "42601, statement-wrong, REFUSED",
        "53100, disk-full, CHECK_FAILED",
        "53300, too-many-connections, BUSY",
        "55P03, locked, BUSY",
        "55000, wrong-state, CHECK_FAILED",
        "57014, statement-timeout, LIMIT",
        "57P01, server-stopping, UNREACHABLE",
        "57P02, server-crashed, UNREACHABLE",
        "57P03, not-ready-yet, BUSY",
        "40001, conflict, BUSY",
        "40P01, conflict, BUSY",
        "25006, read-only, CHECK_FAILED",
        "23505, constraint-violated, CHECK_FAILED",
        "XX001, data-corrupted, CHECK_FAILED",
        "08006, connection-lost, UNREACHABLE",
        "P0001, database-error, CHECK_FAILED",
    })
    void theStateDecidesCodeAndKind(String state, String code, FailureKind kind) {
        Failure failure = SqlFailures.of(new SQLException("driver's text", state), TARGET, Optional.empty())
                .failure();
        assertThat(failure.code()).isEqualTo(code);
        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure.message()).contains(TARGET).contains(state).doesNotContain("driver's text");
        assertThat(failure.hint()).isPresent();
    }

    @Test
    void theServersSentenceGoesAlong() {
        Failure failure = SqlFailures.of(
                        new SQLException("x", "3D000"), TARGET, Optional.of("database \"shop\" does not exist"))
                .failure();
        assertThat(failure.message()).contains("database \"shop\" does not exist");
    }

    @Test
    void aConnectionThatWasNotMadeTellsWhy() {
        assertThat(connecting(new ConnectException("Connection refused")).code())
                .isEqualTo("connection-refused");
        assertThat(connecting(new UnknownHostException("db")).code()).isEqualTo("name-not-found");
        assertThat(connecting(new SocketTimeoutException()).code()).isEqualTo("connection-timeout");
        SSLHandshakeException handshake = new SSLHandshakeException("no");
        handshake.initCause(new CertificateExpiredException());
        assertThat(connecting(handshake).code()).isEqualTo("certificate-expired");
    }

    @Test
    void aServerWithoutTlsIsTold() {
        Failure failure = SqlFailures.of(
                        new SQLException("The server does not support SSL.", "08004"), TARGET, Optional.empty())
                .failure();
        assertThat(failure.code()).isEqualTo("tls-missing");
    }

    private static Failure connecting(Exception cause) {
        return SqlFailures.of(new SQLException("failed", "08001", cause), TARGET, Optional.empty())
                .failure();
    }
}
