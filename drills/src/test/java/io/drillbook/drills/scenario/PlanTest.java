package io.drillbook.drills.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.drillbook.drills.lab.layout.LabHost;
import io.drillbook.drills.lab.problem.LabException;
import io.drillbook.drills.scenario.Stage.Finished;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A plan shows what a run would do now, and leaves everything as it was. */
@Tag("server")
final class PlanTest {
    private final Stage stage = Stage.shared();

    @Test
    void aPlanLooksAtTheServersAndShowsTheCommandItWouldRunAndChangesNothing() throws LabException {
        stage.run("daily-backup", "cluster=orders", "type=full");
        List<String> backups = stage.repository().labels();
        String sandbox = sandboxFiles();

        Finished plan = stage.command("plan", "daily-backup", "--output", "json", "-i", "cluster=orders");
        assertThat(plan.exit()).as(plan.toString()).isZero();
        JsonNode source = step(plan, "steps/source");
        assertThat(source.path("found").path("verdict").asText()).isEqualTo("passed");
        JsonNode backup = step(plan, "steps/backup");
        assertThat(backup.path("step").path("act").path("with").path("node").asText())
                .isEqualTo(source.path("found").path("from").path("name").asText());
        assertThat(backup.path("commands").toString()).contains("pgbackrest").contains("--type=full");

        Finished restore = stage.command(
                "plan", "monthly-restore-test", "--output", "json", "-i", "cluster=orders", "-i", "sandbox=restore-1");
        assertThat(step(restore, "steps/point").path("found").path("label").asText())
                .isEqualTo(backups.getLast());
        assertThat(step(restore, "steps/room").path("commands")).isNotEmpty();

        assertThat(stage.repository().labels()).isEqualTo(backups);
        assertThat(sandboxFiles()).isEqualTo(sandbox);
    }

    @Test
    void anOfflinePlanSaysWhenTheValuesWillBeKnown() {
        Finished plan = stage.command("plan", "daily-backup", "--offline", "-i", "cluster=orders");
        assertThat(plan.exit()).isZero();
        assertThat(plan.output()).contains("node: (known after step source)").doesNotContain("= verdict");
    }

    private String sandboxFiles() throws LabException {
        return stage.lab()
                .shell()
                .check(LabHost.SANDBOX, Duration.ofSeconds(20), List.of("ls", "-R", "/var/lib/drillbook/sandbox"));
    }

    private static JsonNode step(Finished plan, String path) {
        for (JsonNode step : plan.json().path("steps")) {
            if (step.path("step").path("path").asText().equals(path)) {
                return step;
            }
        }
        throw new AssertionError("no step " + path + " in " + plan.output());
    }
}
