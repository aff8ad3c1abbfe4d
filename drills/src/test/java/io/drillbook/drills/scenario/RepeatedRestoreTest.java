package io.drillbook.drills.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.drillbook.drills.scenario.Stage.Finished;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/**
 * The main job again and again, each time in another way, while the load goes on: kind of backup, point and its choice
 * come from a seed, so a story that went wrong can be told again ({@code -Ddrillbook.soak.seed}, and how many with
 * {@code -Ddrillbook.soak.restores}).
 */
@Tag("soak")
final class RepeatedRestoreTest {
    private static final int RESTORES = Integer.getInteger("drillbook.soak.restores", 20);
    private static final long SEED = Long.getLong("drillbook.soak.seed", 1L);
    private static final String[] KINDS = {"full", "diff", "incr"};

    @TestFactory
    Stream<DynamicTest> everyBackupIsRestoredAndProven() {
        Random random = new Random(SEED);
        Stage stage = Stage.shared();
        return Stream.iterate(1, number -> number + 1).limit(RESTORES).map(number -> {
            String kind = KINDS[random.nextInt(KINDS.length)];
            boolean latest = random.nextInt(4) == 0;
            int seed = random.nextInt(1_000_000);
            String name = "restore %d of %d (seed %d): %s backup, %s"
                    .formatted(number, RESTORES, SEED, kind, latest ? "latest point" : "random point, seed " + seed);
            return DynamicTest.dynamicTest(name, () -> prove(stage, kind, latest, seed));
        });
    }

    private static void prove(Stage stage, String kind, boolean latest, int seed) {
        Finished backup = stage.run("daily-backup", "cluster=orders", "type=" + kind);
        assertThat(backup.exit()).as(backup.toString()).isZero();
        Finished test = latest
                ? stage.run("monthly-restore-test", "cluster=orders", "sandbox=restore-1", "point=latest")
                : stage.run(
                        "monthly-restore-test", "cluster=orders", "sandbox=restore-1", "point=random", "seed=" + seed);
        assertThat(test.exit()).as(test.toString()).isZero();
        assertThat(test.record().path("checks")).isNotEmpty().allMatch(RepeatedRestoreTest::passed);
        assertThat(test.record().path("measurements"))
                .extracting(figure -> figure.path("name").asText())
                .contains("rto_restore", "rpo_restore");
    }

    private static boolean passed(JsonNode check) {
        return check.path("result").asText().equals("passed");
    }
}
