package io.drillbook.activities.sandbox.copy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RestoredLabelTest {
    @Test
    void theServersNoteSaysWhereTheBackupBegins() {
        assertThat(
                        RestoredLabel.begin(
                                "START WAL LOCATION: 0/9000028 (file 000000010000000000000009)\nCHECKPOINT LOCATION: 0/9000080\n"))
                .contains("0/9000028 in 000000010000000000000009");
        assertThat(RestoredLabel.begin("")).isEmpty();
    }
}
