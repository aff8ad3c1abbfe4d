package io.drillbook.drills.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.drillbook.drills.scenario.Stage.Finished;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A run that ended badly is taken up at the step it had not done. */
@Tag("server")
final class ResumeTest {
    private final Stage stage = Stage.shared();

    @Test
    void aCancelledBackupIsTakenUpOnceAfterTheServersWereLookedAtAgain() {
        Run ended = stage.begin("daily-backup", "cluster=orders", "type=incr");
        ended.awaitScheduled("steps/backup");
        assertThat(stage.command("resume", ended.id(), "--from", "backup").errors())
                .contains("the run has not ended", "drillbook watch");
        ended.workflow().cancel();
        // Short acts may have ended before the cancel arrived: then a later one was cancelled, or not reached.
        String at = ended.awaitEnd().record().orElseThrow().steps().stream()
                .filter(step -> step.state().equals("cancelled") || step.state().equals("not_reached"))
                .flatMap(step -> step.id().stream())
                .findFirst()
                .orElseThrow();

        Finished wrong = stage.command("resume", ended.id(), "--from", "bakcup");
        assertThat(wrong.exit()).as(wrong.toString()).isEqualTo(3);
        assertThat(wrong.errors()).contains("has no step bakcup", "did you mean backup?");
        Finished tooLate = stage.command("resume", ended.id(), "--from", "verified");
        assertThat(tooLate.errors()).contains("stands before", "--from " + at);

        Finished taken = stage.command("resume", ended.id(), "--from", at, "--output", "json");
        assertThat(taken.exit()).as(taken.toString()).isZero();
        JsonNode record = taken.json().path("record");
        JsonNode continues = record.path("provenance").path("continues");
        assertThat(continues.path("of").path("first_run_id").asText())
                .isEqualTo(ended.identity().firstRunId());
        assertThat(continues.path("from").asText()).isEqualTo("steps/" + at);
        assertThat(record.path("steps").path(0).path("state").asText()).isEqualTo("done");

        Finished again = stage.command("resume", ended.id(), "--from", at);
        assertThat(again.exit()).as(again.toString()).isEqualTo(3);
        assertThat(again.errors())
                .contains("was taken up already, by", taken.json().path("run").asText());
        Finished passed = stage.command("resume", taken.json().path("run").asText(), "--from", at);
        assertThat(passed.errors()).contains("the run passed");
    }
}
