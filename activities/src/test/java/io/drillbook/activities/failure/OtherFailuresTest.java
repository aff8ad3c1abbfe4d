package io.drillbook.activities.failure;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillbook.runbooks.call.Failure;
import io.drillbook.runbooks.call.FailureKind;
import java.io.IOException;
import net.schmizz.sshj.common.DisconnectReason;
import net.schmizz.sshj.transport.TransportException;
import net.schmizz.sshj.userauth.UserAuthException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OtherFailuresTest {
    @Test
    void aHostWithAnotherKeyIsNeverTriedAgain() {
        Failure failure = ssh(new TransportException(DisconnectReason.HOST_KEY_NOT_VERIFIABLE, "x"));
        assertThat(failure.code()).isEqualTo("host-key-changed");
        assertThat(failure.kind()).isEqualTo(FailureKind.REFUSED);
    }

    @Test
    void aRefusedKeyNamesTheUser() {
        Failure failure = ssh(new UserAuthException("Exhausted available authentication methods"));
        assertThat(failure.code()).isEqualTo("ssh-login-refused");
        assertThat(failure.message()).contains("\"postgres\"");
    }

    @Test
    void noCommonAlgorithmIsTold() {
        assertThat(ssh(new TransportException("Unable to reach a settlement of KEX: [] and []"))
                        .code())
                .isEqualTo("ssh-algorithms-differ");
    }

    @ParameterizedTest
    @CsvSource({
        "1, 'cp: error writing: No space left on device', disk-full, CHECK_FAILED",
        "127, 'sh: 1: pgbackrest: not found', program-missing, REFUSED",
        "126, '', permission-denied, REFUSED",
        "1, 'cat: /x: Permission denied', permission-denied, REFUSED",
        "56, 'ERROR: [056]: unable to find primary', command-failed, CHECK_FAILED",
    })
    void aCommandsWordsDecide(int exitCode, String words, String code, FailureKind kind) {
        Failure failure =
                ShellFailures.command("host db1", "pgbackrest", exitCode, words).failure();
        assertThat(failure.code()).isEqualTo(code);
        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure.message()).contains(words);
    }

    @ParameterizedTest
    @CsvSource({
        "404, NoSuchBucket, bucket-missing, REFUSED",
        "403, InvalidAccessKeyId, wrong-password, REFUSED",
        "403, SignatureDoesNotMatch, wrong-password, REFUSED",
        "403, AccessDenied, permission-denied, REFUSED",
        "403, RequestTimeTooSkewed, clock-skewed, REFUSED",
        "404, NoSuchKey, object-missing, REFUSED",
        "409, ConditionalRequestConflict, store-busy, BUSY",
        "503, SlowDown, store-busy, BUSY",
        "500, InternalError, store-error, UNREACHABLE",
        "507, '', disk-full, CHECK_FAILED",
        "400, InvalidRequest, store-refused, REFUSED",
    })
    void theStoresAnswerDecides(int status, String errorCode, String code, FailureKind kind) {
        Failure failure =
                ObjectFailures.answered(status, errorCode, "store backups").failure();
        assertThat(failure.code()).isEqualTo(code);
        assertThat(failure.kind()).isEqualTo(kind);
    }

    @Test
    void whatNoTableKnowsIsOurOwnFaultWithoutItsText() {
        Failure failure = Failures.of(new IllegalStateException("password=canary"), "postgresql.backup");
        assertThat(failure.code()).isEqualTo("internal-error");
        assertThat(failure.message()).contains("IllegalStateException").doesNotContain("canary");
    }

    private static Failure ssh(IOException thrown) {
        return ShellFailures.of(thrown, "host db1 (127.0.0.1:2201)", "postgres").failure();
    }
}
