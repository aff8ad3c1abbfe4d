package io.drillbook.drills.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillbook.drills.fault.Fault;
import io.drillbook.drills.lab.layout.LabHost;
import io.drillbook.drills.lab.problem.LabException;
import io.drillbook.drills.process.Pause;
import io.drillbook.drills.scenario.Stage.Finished;
import io.drillbook.runbooks.call.RunView;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two runs on one cluster never act at once, and a run that ends abnormally leaves the target in quarantine. */
@Tag("server")
final class LockTest {
    private final Stage stage = Stage.shared();

    @Test
    void theSecondRunWaitsInTheQueueVisiblyAndThenRuns() throws LabException {
        // A run cannot get past its look at the repository while the store is silent.
        try (Fault silence = stage.faults().pause(LabHost.STORE)) {
            Run first = stage.begin("daily-backup", "cluster=orders", "type=full");
            first.awaitStep("steps/source", "done");
            Run second = stage.begin("daily-backup", "cluster=orders", "type=incr");
            RunView waiting = second.awaitView("waits", view -> view.phase().equals("waiting_for_lock"));
            assertThat(waiting.message()).contains(first.id());
            assertThat(stage.command("show", second.id()).output()).contains("waiting_for_lock", first.id());
            silence.undo();
            assertThat(first.watch().exit()).isZero();
            assertThat(second.watch().exit()).isZero();
            assertThat(stage.lock().holders()).isEmpty();
            assertThat(stage.lock().queue()).isEmpty();
        }
    }

    @Test
    void aTerminatedRunLeavesItsTargetInQuarantineUntilAPersonReleasesIt() throws LabException {
        Run lost;
        try (Fault silence = stage.faults().pause(LabHost.STORE)) {
            lost = stage.begin("daily-backup", "cluster=orders", "type=full");
            lost.awaitStep("steps/source", "done");
            lost.workflow().terminate("a person pressed the button");
            Pause.until(
                    "the target is in quarantine",
                    Duration.ofSeconds(60),
                    () -> stage.lock().quarantine().isPresent());
            silence.undo();
        }
        Finished refused = stage.run("daily-backup", "cluster=orders", "type=incr");
        assertThat(refused.exit()).isEqualTo(1);
        assertThat(refused.json().path("outcome").asText()).isEqualTo("refused");
        assertThat(refused.output()).contains("quarantine");
        assertThat(stage.command("status").output()).contains("QUARANTINE");

        Finished released =
                stage.command("release", "orders", "--reason", "looked at the servers, no backup is running");
        assertThat(released.exit()).as(released.toString()).isZero();
        assertThat(stage.run("daily-backup", "cluster=orders", "type=incr").exit())
                .isZero();
        assertThat(stage.command("release", "orders", "--reason", "again").exit())
                .isEqualTo(3);
        Pause.until(
                "the terminated run is in the population",
                Duration.ofMinutes(2),
                () -> population().anyMatch(line -> line.contains(lost.id()) && line.contains("terminated")));
        String skipped = refused.json().path("run").asText();
        assertThat(population()).anyMatch(line -> line.contains(skipped) && line.contains("refused"));
    }

    private Stream<String> population() {
        return stage.command("evidence", "list").output().lines();
    }
}
