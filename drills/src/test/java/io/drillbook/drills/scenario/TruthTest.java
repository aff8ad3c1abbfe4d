package io.drillbook.drills.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillbook.drills.scenario.Stage.Finished;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The truth passes: a good backup of a database that keeps changing is never called bad. */
final class TruthTest {
    private static final List<String> TYPES = List.of("full", "incr", "diff", "incr");
    private static final List<String> POINTS = List.of("latest", "random");

    private final Stage stage = Stage.shared();

    @Test
    @Tag("server")
    void aGoodBackupPassesFiveTimesOfFive() {
        for (int round = 0; round < 4; round++) {
            physical(round);
        }
        logical();
        String status = stage.command("status").output();
        assertThat(status).contains("rpo_exposure").contains("ago").doesNotContain("not measured");
    }

    @Test
    @Tag("soak")
    void aGoodBackupPassesFiftyTimesOfFifty() {
        for (int round = 0; round < 40; round++) {
            physical(round);
            if (round % 4 == 3) {
                logical();
            }
        }
    }

    private void physical(int round) {
        passes("daily-backup", "cluster=orders", "type=" + TYPES.get(round % TYPES.size()));
        passes(
                "monthly-restore-test",
                "cluster=orders",
                "sandbox=restore-1",
                "point=" + POINTS.get(round % POINTS.size()));
    }

    private void logical() {
        passes("logical-backup", "cluster=orders");
        passes("logical-restore-test", "cluster=orders", "sandbox=restore-1");
    }

    private void passes(String runbook, String... inputs) {
        Finished finished = stage.run(runbook, inputs);
        assertThat(finished.exit()).as(finished.toString()).isZero();
    }
}
