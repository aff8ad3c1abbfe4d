package io.drillbook.workflows.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillbook.runbooks.call.FailureKind;
import io.drillbook.runbooks.call.Outcome;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class PauseTest {
    @Test
    void theActInHandGoesOnAndNothingElseBegins() {
        RunDriver run = RunDriver.running(Plans.plan(List.of(Plans.act("a"), Plans.act("b")), List.of()));
        run.pause(true);
        assertThat(run.asked).isEmpty();
        run.done("steps/a@1");
        assertThat(run.open).isEmpty();
        assertThat(RunViews.of(run.plan, run.state).message()).isEqualTo("paused by ann: lunch");
        run.pause(false);
        assertThat(run.open.keySet()).containsExactly("steps/b@1");
        run.done("steps/b@1").toEnd().endsAs(Outcome.PASSED, "");
        assertThat(run.record.orElseThrow().deviations())
                .containsExactly("paused by ann: lunch", "resumed by ann: lunch");
    }

    @Test
    void noFurtherAttemptBeginsWhileTheRunIsPaused() {
        RunDriver run = RunDriver.running(Plans.plan(List.of(Plans.retried("a", 3)), List.of()));
        run.failed("steps/a@1", FailureKind.BUSY)
                .pause(true)
                .after(Duration.ofSeconds(10))
                .fires("retry:steps/a@1");
        assertThat(run.open).isEmpty();
        run.pause(false);
        assertThat(run.open.keySet()).containsExactly("steps/a@2");
    }

    @Test
    void aWaitEndsInAPausedRunAndTheNextStepBeginsWhenItGoesOn() {
        RunDriver run = RunDriver.running(Plans.plan(List.of(Plans.pause("w", "5m"), Plans.act("a")), List.of()));
        run.pause(true).fires("wait:steps/w");
        assertThat(run.open).isEmpty();
        run.pause(false);
        assertThat(run.open.keySet()).containsExactly("steps/a@1");
    }

    @Test
    void aRunPausedBeforeItsLockBeginsNoStepWhenItHasIt() {
        RunDriver run = new RunDriver(Plans.plan(List.of(Plans.act("a")), List.of()))
                .start()
                .pause(true);
        run.done("system/open@1").granted("system/acquire@1", 7);
        assertThat(run.open).isEmpty();
        run.pause(false);
        assertThat(run.open.keySet()).containsExactly("steps/a@1");
    }

    @Test
    void aCancelOfAPausedRunCleansUp() {
        RunDriver run = RunDriver.running(
                Plans.plan(List.of(Plans.undoable("a"), Plans.act("b"), Plans.act("c")), List.of(Plans.last("z"))));
        run.done("steps/a@1").pause(true).done("steps/b@1").cancel();
        run.done("steps/a/undo@1").done("finally/z@1").toEnd().endsAs(Outcome.CANCELLED, "cancelled");
    }

    @Test
    void aFailureInAPausedRunIsTakenBackAtOnce() {
        RunDriver run = RunDriver.running(Plans.plan(List.of(Plans.undoable("a"), Plans.act("b")), List.of()));
        run.done("steps/a@1").pause(true).failed("steps/b@1", FailureKind.REFUSED);
        run.done("steps/a/undo@1").toEnd().endsAs(Outcome.FAILED, "test-failure");
    }

    @Test
    void timeLimitsGoOnWhileARunIsPaused() {
        RunDriver run = RunDriver.running(Plans.plan(List.of(Plans.act("a"), Plans.act("b")), List.of()));
        run.pause(true).done("steps/a@1").after(Duration.ofHours(4)).fires("longest-duration");
        run.toEnd().endsAs(Outcome.FAILED, "run-too-long");
    }

    @Test
    void aPauseThatComesWhileARunTakesBackChangesNothing() {
        RunDriver run = RunDriver.running(Plans.plan(List.of(Plans.undoable("a"), Plans.act("b")), List.of()));
        run.done("steps/a@1").failed("steps/b@1", FailureKind.REFUSED).pause(true);
        run.done("steps/a/undo@1").toEnd().endsAs(Outcome.FAILED, "test-failure");
        assertThat(run.record.orElseThrow().deviations())
                .containsExactly("paused by ann: lunch (too late: the run was undoing)");
    }

    @Test
    void noFurtherItemBeginsWhileTheRunIsPaused() {
        RunDriver run = RunDriver.running(Texts.plan("""
                - id: all
                  each: ${ ["p", "q"] }
                  key: ${ item }
                  steps: [{ id: a, action: test.look }]
                """));
        run.pause(true).done("steps/all/a#p@1");
        assertThat(run.open).isEmpty();
        run.pause(false);
        assertThat(run.open).containsOnlyKeys("steps/all/a#q@1");
    }

    @Test
    void aPauseThatComesDuringFinallyHoldsNothing() {
        RunDriver run =
                RunDriver.running(Plans.plan(List.of(Plans.act("a")), List.of(Plans.last("y"), Plans.last("z"))));
        run.done("steps/a@1").pause(true).done("finally/y@1").done("finally/z@1");
        run.toEnd().endsAs(Outcome.PASSED, "");
    }
}
