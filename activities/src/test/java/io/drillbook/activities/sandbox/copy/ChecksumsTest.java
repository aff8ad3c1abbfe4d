package io.drillbook.activities.sandbox.copy;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillbook.activities.host.HostJob;
import io.drillbook.activities.measure.Checks;
import io.drillbook.runbooks.call.Verdict;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChecksumsTest {
    @Test
    void everyPageSoundPasses() {
        assertThat(verdict(Recorded.read("pg_checksums.txt"), 0)).isEqualTo(Verdict.PASSED);
    }

    @Test
    void oneWrongPageFails() {
        assertThat(verdict(Recorded.read("pg_checksums.txt").replace("Bad checksums:  0", "Bad checksums:  1"), 1))
                .isEqualTo(Verdict.FAILED);
    }

    @Test
    void checksumsSwitchedOffProveNothing() {
        assertThat(verdict("pg_checksums: error: data checksums are not enabled in cluster", 1))
                .isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void aToolThatRefusedProvesNothing() {
        assertThat(verdict("pg_checksums: error: cluster must be shut down", 1)).isEqualTo(Verdict.UNKNOWN);
    }

    private static Verdict verdict(String output, int exit) {
        Checks checks = new Checks();
        Checksums.judge(new HostJob("mark", HostJob.State.ENDED, Optional.of(exit), output), checks);
        return checks.verdict();
    }
}
