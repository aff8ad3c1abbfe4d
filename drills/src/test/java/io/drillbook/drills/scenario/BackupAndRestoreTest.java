package io.drillbook.drills.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.drillbook.drills.scenario.Stage.Finished;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The main job: a backup of a cluster that keeps changing, and a restore that proves it. */
@Tag("server")
final class BackupAndRestoreTest {
    private final Stage stage = Stage.shared();

    @Test
    void aFullBackupIsVerifiedAndAnIncrementalOneBuildsOnIt() {
        Finished full = stage.run("daily-backup", "cluster=orders", "type=full");
        assertThat(full.exit()).as(full.toString()).isZero();
        assertThat(full.record().path("outputs").path("label").asText()).endsWith("F");
        assertThat(full.record().path("checks")).isNotEmpty().allMatch(BackupAndRestoreTest::passed);
        assertThat(full.record().path("measurements"))
                .anyMatch(figure -> figure.path("name").asText().equals("rpo_exposure") && figure.has("value"));
        // The lab's store keeps every version and knows no rules that would remove one.
        assertThat(full.record().path("findings"))
                .anyMatch(finding -> finding.path("code").asText().equals("versions-stay")
                        && finding.path("severity").asText().equals("note"));

        Finished incremental = stage.run("daily-backup", "cluster=orders", "type=incr");
        assertThat(incremental.exit()).as(incremental.toString()).isZero();
        assertThat(incremental.record().path("outputs").path("label").asText()).endsWith("I");
    }

    @Test
    void aRestoreTestComparesTheCopyWithItsManifestAndMeasures() {
        stage.run("daily-backup", "cluster=orders", "type=full");
        Finished test = stage.run("monthly-restore-test", "cluster=orders", "sandbox=restore-1");
        assertThat(test.exit()).as(test.toString()).isZero();
        assertThat(test.record().path("measurements"))
                .extracting(figure -> figure.path("name").asText())
                .contains("rto_restore", "rpo_restore");
        assertThat(test.record().path("checks")).isNotEmpty().allMatch(BackupAndRestoreTest::passed);
    }

    private static boolean passed(JsonNode check) {
        return check.path("result").asText().equals("passed");
    }
}
