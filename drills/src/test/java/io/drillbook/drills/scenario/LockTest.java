package io.drillbook.drills.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.drillbook.drills.process.Pause;
import io.drillbook.drills.scenario.Stage.Finished;
import io.drillbook.worker.assembly.TemporalConnection;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two runs on one cluster never act at once, and a run that ends abnormally leaves the target in quarantine. */
@Tag("server")
final class LockTest {
    private final Stage stage = Stage.shared();

    @Test
    void theSecondRunWaitsInTheQueueVisiblyAndThenRuns() {
        String first = stage.begin("daily-backup", "cluster=orders", "type=full");
        stage.awaitStep(first, "steps/source", "done");
        String second = stage.begin("daily-backup", "cluster=orders", "type=incr");
        Pause.until(
                "the second run waits",
                Duration.ofSeconds(30),
                () -> stage.show(second).path("view").path("phase").asText().equals("waiting_for_lock"));
        assertThat(stage.show(second).path("view").path("message").asText()).contains(first);
        assertThat(stage.watch(first).exit()).isZero();
        assertThat(stage.watch(second).exit()).isZero();
        assertThat(lock().path("holders")).isEmpty();
        assertThat(lock().path("queue")).isEmpty();
    }

    @Test
    void aTerminatedRunLeavesItsTargetInQuarantineUntilAPersonReleasesIt() {
        String lost = stage.begin("daily-backup", "cluster=orders", "type=full");
        stage.awaitStep(lost, "steps/source", "done");
        try (TemporalConnection temporal = TemporalConnection.open(stage.settings())) {
            TemporalConnection.run(temporal.client(), lost, Optional.empty()).terminate("a person pressed the button");
        }
        Pause.until("the target is in quarantine", Duration.ofSeconds(60), () -> lock().has("quarantine"));
        Finished refused = stage.run("daily-backup", "cluster=orders", "type=incr");
        assertThat(refused.exit()).isEqualTo(1);
        assertThat(refused.json().path("outcome").asText()).isEqualTo("refused");
        assertThat(refused.output()).contains("quarantine");
        assertThat(stage.command("status").output()).contains("QUARANTINE").contains("opened and without a record yet");

        Finished released =
                stage.command("release", "orders", "--reason", "looked at the servers, no backup is running");
        assertThat(released.exit()).as(released.toString()).isZero();
        assertThat(stage.run("daily-backup", "cluster=orders", "type=incr").exit())
                .isZero();
        assertThat(stage.command("release", "orders", "--reason", "again").exit())
                .isEqualTo(3);
    }

    private JsonNode lock() {
        return stage.command("status", "--output", "json")
                .json()
                .path("targets")
                .get(0)
                .path("lock");
    }
}
