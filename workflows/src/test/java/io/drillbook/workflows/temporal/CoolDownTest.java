package io.drillbook.workflows.temporal;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillbook.runbooks.call.Outcome;
import io.drillbook.runbooks.call.RunEnd;
import io.drillbook.runbooks.plan.Guard;
import io.drillbook.runbooks.plan.LockMode;
import io.drillbook.runbooks.plan.Plan;
import io.drillbook.workflows.interpreter.Plans;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** After a role change a target rests: runs and the real lock workflow together. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class CoolDownTest {
    private final Stage stage = Stage.inMemory();
    private final RealLock lock = RealLock.on(stage.world, stage.client);

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void aRunWithACoolDownIsRefusedSoonAfterAnotherChangedARole() {
        Plan drill = plan(LockMode.TOPOLOGY, Optional.of(Duration.ofDays(2)));
        assertThat(stage.start(drill).getResult(RunEnd.class).outcome()).isEqualTo(Outcome.PASSED);
        assertThat(lock.state("orders").lastRoleChange()).isPresent();
        stage.world.done.clear();

        ApplicationFailure refused = RunbookWorkflowTest.failure(stage.start(drill));
        assertThat(refused.getType()).isEqualTo("lock-refused");
        assertThat(refused.getOriginalMessage())
                .contains("the last role change of orders is ")
                .endsWith(", the cool-down is 2d");
        assertThat(stage.world.done).doesNotContain("steps/promote");
        assertThat(stage.world.records.getLast().outcome()).isEqualTo(Outcome.REFUSED);

        Plan backup = plan(LockMode.BACKUP, Optional.empty());
        assertThat(stage.start(backup).getResult(RunEnd.class).outcome())
                .as("who needs no rest is not held up")
                .isEqualTo(Outcome.PASSED);
    }

    private static Plan plan(LockMode mode, Optional<Duration> coolDown) {
        Guard guard = new Guard(
                Optional.of(new Guard.Lock(Plans.text("orders"), mode, Duration.ZERO)),
                Duration.ofDays(30),
                coolDown,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        return Plans.plan("test.drill", guard, List.of(Plans.noReturn("promote")), List.of(), new TreeMap<>());
    }
}
