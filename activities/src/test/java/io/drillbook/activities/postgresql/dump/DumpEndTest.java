package io.drillbook.activities.postgresql.dump;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drillbook.activities.failure.ActionException;
import io.drillbook.activities.host.CommandOutput;
import io.drillbook.activities.measure.Checks;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class DumpEndTest {
    @Test
    void aWholeDumpIsTakenAndItsWarningsAreFound() throws ActionException {
        Checks checks = new Checks();
        judge("drillbook: dump=0 compress=0 encrypt=0 complete=yes\npg_dump: warning: circular keys\n", checks);
        assertThat(checks.findings()).extracting(finding -> finding.code()).containsExactly("dump-warned");
    }

    @Test
    void aDumpWithoutItsLastLineEndedEarlyWhateverItsExitCode() {
        assertThatThrownBy(() -> judge("drillbook: dump=0 compress=0 encrypt=0 complete=no\n", new Checks()))
                .isInstanceOf(ActionException.class)
                .hasMessageContaining("ended early although its exit code is 0");
    }

    @Test
    void aFailedDumpSaysWhatFailed() {
        assertThatThrownBy(() -> judge(
                        "drillbook: dump=1 compress=0 encrypt=0 complete=no\npg_dump: error: no such table\n",
                        new Checks()))
                .hasMessageContaining("dump program 1")
                .hasMessageContaining("no such table");
    }

    @Test
    void aMissingToolIsNamed() {
        assertThatThrownBy(() -> judge("drillbook: dump=0 compress=0 encrypt=127 complete=yes\n", new Checks()))
                .hasMessageContaining("lacks gpg");
    }

    @Test
    void withoutAReportNothingIsBelieved() {
        assertThatThrownBy(() -> judge("", new Checks())).hasMessageContaining("without a report");
    }

    @Test
    void aNameWithQuotesStaysOneName() {
        assertThat(HostDump.connection("/run/postgresql", 5432, "a' host='elsewhere"))
                .isEqualTo("host='/run/postgresql' port=5432 dbname='a\\' host=\\'elsewhere'");
    }

    private static void judge(String errors, Checks checks) throws ActionException {
        DumpEnd.read(new CommandOutput(0, "", errors, Duration.ZERO), "database shop")
                .judge("database shop", checks);
    }
}
