package io.drillbook.activities.sandbox.dump;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drillbook.activities.failure.ActionException;
import io.drillbook.activities.host.CommandOutput;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LoadEndTest {
    private static final String GOOD = "drillbook: decrypt=0 decompress=0 load=0\n";

    @Test
    void aLoadWithoutAWordIsGood() {
        assertThatCode(() -> judge(GOOD, "")).doesNotThrowAnyException();
    }

    @Test
    void theRoleThatEveryClusterHasMayExistAlready() {
        assertThatCode(() -> judge(GOOD, "psql:<stdin>:7: ERROR:  role \"postgres\" already exists\n"))
                .doesNotThrowAnyException();
    }

    @Test
    void anErrorCountsAlthoughTheExitCodeIsZero() {
        assertThatThrownBy(() -> judge(GOOD, "psql:<stdin>:9: ERROR:  role \"shop\" does not exist\n"))
                .isInstanceOf(ActionException.class)
                .hasMessageContaining("ended with 0 and the server complained 1 times");
    }

    @Test
    void theWrongPassphraseIsNamed() {
        assertThatThrownBy(() -> judge(
                        "drillbook: decrypt=2 decompress=1 load=0\ngpg: decryption failed: Bad session key\n", ""))
                .hasMessageContaining("the passphrase is another one");
    }

    @Test
    void changedBytesAreNamed() {
        assertThatThrownBy(() -> judge(
                        "drillbook: decrypt=2 decompress=1 load=3\ngpg: gcry_cipher_checktag failed: Checksum error\n",
                        "psql:<stdin>:9: ERROR:  syntax error\n"))
                .hasMessageContaining("bytes of it are missing or were changed");
    }

    private static void judge(String output, String errors) throws ActionException {
        LoadEnd.judge(
                "database shop",
                new CommandOutput(0, output, errors, Duration.ZERO),
                Optional.of("role \"postgres\" already exists"));
    }
}
