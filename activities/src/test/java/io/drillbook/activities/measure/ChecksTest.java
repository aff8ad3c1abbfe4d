package io.drillbook.activities.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillbook.runbooks.call.Verdict;
import org.junit.jupiter.api.Test;

class ChecksTest {
    @Test
    void nothingCheckedIsNothingProven() {
        assertThat(new Checks().verdict()).isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void aSkippedCheckIsNeverAPass() {
        Checks checks = new Checks();
        checks.equal("one", "count", "count(*)", "1", "1");
        assertThat(checks.verdict()).isEqualTo(Verdict.PASSED);
        checks.unknown("two", "amcheck", "pg_amcheck", "no error", "not installed");
        assertThat(checks.verdict()).isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void oneFailureDecides() {
        Checks checks = new Checks();
        checks.unknown("two", "amcheck", "pg_amcheck", "no error", "not installed");
        checks.equal("one", "count", "count(*)", "1", "2");
        assertThat(checks.verdict()).isEqualTo(Verdict.FAILED);
    }
}
