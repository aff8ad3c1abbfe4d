package io.drillbook.workflows.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillbook.runbooks.call.FailureKind;
import io.drillbook.runbooks.call.Outcome;
import io.drillbook.runbooks.plan.PlanValue;
import io.drillbook.runbooks.type.ValueType;
import io.drillbook.workflows.interpreter.state.Phase;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class LifecycleTest {
    @Test
    void aRunOpensLocksActsFinallyReleasesRecordsAndEnds() {
        RunDriver run = new RunDriver(Plans.plan(List.of(Plans.act("a"), Plans.act("b")), List.of(Plans.last("z"))));
        run.start();
        assertThat(run.open.keySet()).containsExactly("system/open@1");
        run.done("system/open@1");
        assertThat(run.open.keySet()).containsExactly("system/acquire@1");
        run.granted("system/acquire@1", 7).done("steps/a@1").done("steps/b@1").done("finally/z@1");
        assertThat(run.state.phase()).isEqualTo(Phase.RELEASING);
        run.toEnd();
        assertThat(run.begun)
                .containsExactly(
                        "system/open@1",
                        "system/acquire@1",
                        "steps/a@1",
                        "steps/b@1",
                        "finally/z@1",
                        "system/release@1",
                        "system/record@1");
        run.endsAs(Outcome.PASSED, "");
        assertThat(run.timers).as("no timer is left").isEmpty();
        assertThat(run.record.orElseThrow().lock().orElseThrow().token()).isEqualTo(7);
    }

    @Test
    void aRunWithoutALockAsksForNone() {
        RunDriver run =
                RunDriver.running(Plans.plan(Optional.empty(), List.of(Plans.act("a")), List.of(), new TreeMap<>()));
        run.done("steps/a@1").toEnd();
        assertThat(run.begun).containsExactly("system/open@1", "steps/a@1", "system/record@1");
        run.endsAs(Outcome.PASSED, "");
    }

    @Test
    void aQueuedRunWaitsForTheGrantAndSaysSo() {
        RunDriver run = new RunDriver(Plans.plan(List.of(Plans.act("a")), List.of()))
                .start()
                .done("system/open@1")
                .queued("system/acquire@1");
        assertThat(run.open).isEmpty();
        assertThat(RunViews.of(run.plan, run.state).message())
                .isEqualTo("waiting for the lock of orders, position 1: held by backup-3");
        run.after(Duration.ofMinutes(3)).signalled(9);
        assertThat(run.open.keySet()).containsExactly("steps/a@1");
        run.done("steps/a@1").toEnd();
        assertThat(run.record.orElseThrow().lock().orElseThrow().token()).isEqualTo(9);
        assertThat(run.record.orElseThrow().lock().orElseThrow().waited()).isEqualTo("3m");
    }

    @Test
    void aGrantThatOvertakesTheAnswerCounts() {
        RunDriver run = new RunDriver(Plans.plan(List.of(Plans.act("a")), List.of()))
                .start()
                .done("system/open@1")
                .signalled(9);
        assertThat(run.open.keySet()).containsExactly("system/acquire@1");
        run.queued("system/acquire@1");
        assertThat(run.open.keySet()).containsExactly("steps/a@1");
    }

    @Test
    void aRefusedRunBeginsNoStepAndIsRecorded() {
        RunDriver run = new RunDriver(Plans.plan(List.of(Plans.act("a")), List.of(Plans.last("z"))))
                .start()
                .done("system/open@1")
                .refused("system/acquire@1")
                .toEnd();
        assertThat(run.begun).containsExactly("system/open@1", "system/acquire@1", "system/record@1");
        run.endsAs(Outcome.REFUSED, "lock-refused");
        assertThat(run.finish.orElseThrow().failure().orElseThrow().message())
                .isEqualTo("the lock of orders was refused: held by backup-3");
    }

    @Test
    void aRunThatWaitedTooLongForTheLockLeavesTheQueue() {
        RunDriver run = new RunDriver(Plans.plan(List.of(Plans.act("a")), List.of()))
                .start()
                .done("system/open@1")
                .queued("system/acquire@1")
                .after(Duration.ofMinutes(10))
                .fires("lock-wait");
        assertThat(run.open.keySet()).containsExactly("system/release@1");
        run.toEnd().endsAs(Outcome.REFUSED, "lock-refused");
        assertThat(run.finish.orElseThrow().failure().orElseThrow().message())
                .isEqualTo("the lock of orders was refused: not granted within 10m; held by backup-3");
    }

    @Test
    void aRecordThatCannotBeStoredIsTriedUntilItIs() {
        RunDriver run = RunDriver.running(Plans.plan(List.of(Plans.act("a")), List.of()));
        run.done("steps/a@1").done("system/release@1");
        for (int attempt = 1; attempt <= 30; attempt++) {
            run.failed("system/record@" + attempt, FailureKind.REFUSED)
                    .after(Duration.ofMinutes(10))
                    .fires("retry:system/record@" + attempt);
        }
        run.done("system/record@31").endsAs(Outcome.PASSED, "");
    }

    @Test
    void aLockThatCannotBeGivenBackIsADeviationAndTheRecordIsStored() {
        RunDriver run = RunDriver.running(Plans.plan(List.of(Plans.act("a")), List.of()));
        run.done("steps/a@1").failed("system/release@1", FailureKind.INTERNAL);
        run.done("system/record@1").endsAs(Outcome.PASSED, "");
        assertThat(run.record.orElseThrow().deviations())
                .containsExactly("the lock of orders could not be given back: as planned");
    }

    @Test
    void anEntryThatCannotBeStoredKeepsTheStepsFromBeginning() {
        RunDriver run = new RunDriver(Plans.plan(List.of(Plans.act("a")), List.of()))
                .start()
                .failed("system/open@1", FailureKind.REFUSED);
        run.toEnd().endsAs(Outcome.FAILED, "test-failure");
        assertThat(run.begun).containsExactly("system/open@1", "system/record@1");
    }

    @Test
    void outputsSeeWhatWasMadeAndLeaveOutWhatWasNot() {
        TreeMap<String, PlanValue> outputs = new TreeMap<>();
        outputs.put("name", new PlanValue.Computed("steps.?a.name", ValueType.TEXT));
        outputs.put("missing", new PlanValue.Computed("steps.?b.name", ValueType.TEXT));
        outputs.put("how", new PlanValue.Computed("run.outcome", ValueType.TEXT));
        RunDriver run = RunDriver.running(
                Plans.plan(Optional.empty(), List.of(Plans.act("a"), Plans.when("b", "false")), List.of(), outputs));
        TreeMap<String, Object> output = new TreeMap<>();
        output.put("name", "backup-1");
        run.done("steps/a@1", output).toEnd();
        assertThat(run.finish.orElseThrow().outputs())
                .containsExactly(java.util.Map.entry("how", "passed"), java.util.Map.entry("name", "backup-1"));
    }
}
