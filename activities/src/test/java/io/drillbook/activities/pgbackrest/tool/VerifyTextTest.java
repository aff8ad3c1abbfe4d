package io.drillbook.activities.pgbackrest.tool;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VerifyTextTest {
    @Test
    void aSoundBackupHasEveryFileValid() {
        VerifyText text = VerifyText.read(Samples.read("verify-ok.txt"));
        assertThat(text.status()).contains("ok");
        assertThat(text.backup("20261121-041953F").orElseThrow().sound()).isTrue();
        assertThat(text.archives()).containsExactly(new VerifyText.ArchiveLine("17-1", 2, 2));
        assertThat(text.remarks()).isEmpty();
    }

    @Test
    void oneDamagedFileMakesItsBackupUnsoundThoughTheToolExitsWithZero() {
        VerifyText text = VerifyText.read(Samples.read("verify-damaged-file.txt"));
        assertThat(text.status()).contains("error");
        assertThat(text.backup("20261121-041953F").orElseThrow().sound()).isFalse();
    }

    @Test
    void theToolCallsTheIncrementalBackupValidThoughItNeedsTheDamagedFile() {
        VerifyText text = VerifyText.read(Samples.read("verify-damaged-file.txt"));
        assertThat(text.backup("20261121-041953F_20261121-042025I")
                        .orElseThrow()
                        .sound())
                .as("this is why every backup that is needed is verified as well")
                .isTrue();
    }

    @Test
    void anUnknownBackupIsNotMistakenForASoundOne() {
        VerifyText text = VerifyText.read(Samples.read("verify-unknown-set.txt"));
        assertThat(text.backup("20261121-041954F")).isEmpty();
        assertThat(text.remarks()).containsExactly("backup set 20261121-041954F is not valid");
    }

    @Test
    void nothingSaidIsNothingProven() {
        assertThat(VerifyText.read("").status()).isEmpty();
        assertThat(new VerifyText.BackupLine("x", "valid", 0, 0).sound()).isFalse();
    }
}
