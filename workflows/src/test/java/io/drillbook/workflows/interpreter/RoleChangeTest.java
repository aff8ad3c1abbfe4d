package io.drillbook.workflows.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillbook.runbooks.call.FailureKind;
import io.drillbook.runbooks.call.LockAsk;
import io.drillbook.runbooks.call.LockRelease;
import io.drillbook.runbooks.plan.Guard;
import io.drillbook.runbooks.plan.LockMode;
import io.drillbook.runbooks.plan.Plan;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What a run tells the lock of its target of a role that it changed, and what it asks of it. */
class RoleChangeTest {
    private static final Duration COOL_DOWN = Duration.ofHours(1);

    @Test
    void aRunAsksForItsLockWithItsCoolDown() {
        RunDriver run = new RunDriver(plan(LockMode.TOPOLOGY)).start().done("system/open@1");
        assertThat(input(run, "system/acquire@1", LockAsk.class).coolDown()).contains(COOL_DOWN);
    }

    @Test
    void anActOfNoReturnUnderATopologyLockIsARoleChangeFromItsBeginningOn() {
        RunDriver run = RunDriver.running(plan(LockMode.TOPOLOGY)).done("steps/look@1");
        String began = run.after(Duration.ofMinutes(3)).now.toString();
        run.done("steps/promote@1");
        assertThat(released(run)).isEqualTo(Optional.of(Plans.START.toString()));
        assertThat(began).isNotEqualTo(Plans.START.toString());
    }

    @Test
    void itIsOneWhenTheActFailedAndNobodyKnowsHowFarItCame() {
        RunDriver run =
                RunDriver.running(plan(LockMode.TOPOLOGY)).done("steps/look@1").timedOut("steps/promote@1");
        assertThat(released(run)).isPresent();
    }

    @Test
    void itIsNoneWhenTheActCertainlyChangedNothing() {
        RunDriver run = RunDriver.running(plan(LockMode.TOPOLOGY))
                .done("steps/look@1")
                .failed("steps/promote@1", FailureKind.REFUSED, false);
        assertThat(released(run)).isEmpty();
    }

    @Test
    void underAnotherLockItIsNone() {
        RunDriver run =
                RunDriver.running(plan(LockMode.SPACE)).done("steps/look@1").done("steps/promote@1");
        assertThat(released(run)).isEmpty();
    }

    private static Optional<String> released(RunDriver run) {
        return input(run, "system/release@1", LockRelease.class).roleChangedAt();
    }

    private static <T> T input(RunDriver run, String callId, Class<T> type) {
        return type.cast(((RunCommand.RunSystem) Objects.requireNonNull(run.open.get(callId))).input());
    }

    private static Plan plan(LockMode mode) {
        Guard guard = new Guard(
                Optional.of(new Guard.Lock(Plans.text("orders"), mode, Duration.ofMinutes(10))),
                Duration.ofHours(4),
                Optional.of(COOL_DOWN),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        return Plans.plan(
                "test.drill", guard, List.of(Plans.act("look"), Plans.noReturn("promote")), List.of(), new TreeMap<>());
    }
}
