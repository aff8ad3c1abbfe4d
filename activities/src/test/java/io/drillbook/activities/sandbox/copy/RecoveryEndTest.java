package io.drillbook.activities.sandbox.copy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RecoveryEndTest {
    private static final String END =
            "2026-11-21 05:00:01.000 UTC [7] FATAL:  recovery ended before configured recovery target was reached\n";

    @Test
    void theToolsComplaintIsTheReason() {
        assertThat(RecoveryEnd.why("ERROR: [029]: unable to flush\n" + END))
                .contains("a log segment could not be fetched")
                .contains("cannot be decrypted")
                .contains("recovery ended before");
    }

    @Test
    void aDamagedRecordIsTheReason() {
        assertThat(RecoveryEnd.why("2026-11-21 05:00:00.000 UTC [7] LOG:  incorrect resource manager data checksum in"
                        + " record at 0/11000148\n" + END))
                .contains("a log segment ends too early or is damaged: incorrect resource manager data checksum");
    }

    @Test
    void withoutAReasonTheLastWordStands() {
        assertThat(RecoveryEnd.why(END)).startsWith("FATAL: recovery ended before");
        assertThat(RecoveryEnd.why("")).isEqualTo("its log does not say why");
    }
}
