package io.drillbook.workflows.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillbook.runbooks.call.FailureKind;
import io.drillbook.runbooks.call.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CancelTest {
    @Test
    void theActInHandEndsBeforeAnythingIsTakenBack() {
        RunDriver run =
                RunDriver.running(Plans.plan(List.of(Plans.undoable("a"), Plans.act("b")), List.of(Plans.last("z"))));
        run.cancel();
        assertThat(run.asked).containsExactly("steps/a@1");
        assertThat(run.open.keySet()).containsExactly("steps/a@1");
        run.done("steps/a@1");
        assertThat(run.open.keySet()).containsExactly("steps/a/undo@1");
        run.done("steps/a/undo@1").done("finally/z@1").toEnd();
        run.endsAs(Outcome.CANCELLED, "cancelled");
        assertThat(run.record.orElseThrow().deviations()).containsExactly("cancel asked by ann: wrong cluster");
        assertThat(run.begun).doesNotContain("steps/b@1");
    }

    @Test
    void anActThatStoppedWhenAskedIsTakenBackToo() {
        RunDriver run = RunDriver.running(Plans.plan(List.of(Plans.undoable("a")), List.of()));
        run.cancel().cancelled("steps/a@1").done("steps/a/undo@1").toEnd();
        run.endsAs(Outcome.CANCELLED, "cancelled");
    }

    @Test
    void aCancelWhileTheRunOpensEndsItWithoutALock() {
        RunDriver run = new RunDriver(Plans.plan(List.of(Plans.act("a")), List.of())).start();
        run.cancel().done("system/open@1").toEnd();
        run.endsAs(Outcome.CANCELLED, "cancelled");
        assertThat(run.begun).containsExactly("system/open@1", "system/record@1");
    }

    @Test
    void aCancelInTheQueueLeavesTheQueue() {
        RunDriver run = new RunDriver(Plans.plan(List.of(Plans.act("a")), List.of(Plans.last("z"))))
                .start()
                .done("system/open@1")
                .queued("system/acquire@1")
                .cancel();
        assertThat(run.open.keySet()).containsExactly("system/release@1");
        run.toEnd().endsAs(Outcome.CANCELLED, "cancelled");
        assertThat(run.timers).isEmpty();
    }

    @Test
    void aLockGrantedDuringTheCancelIsGivenBackAfterFinally() {
        RunDriver run = new RunDriver(Plans.plan(List.of(Plans.act("a")), List.of(Plans.last("z"))))
                .start()
                .done("system/open@1")
                .cancel()
                .granted("system/acquire@1", 7);
        assertThat(run.open.keySet()).containsExactly("finally/z@1");
        run.done("finally/z@1").toEnd().endsAs(Outcome.CANCELLED, "cancelled");
    }

    @Test
    void aCancelDuringAWaitEndsTheWait() {
        RunDriver run = RunDriver.running(Plans.plan(List.of(Plans.pause("w", "1h"), Plans.act("b")), List.of()));
        assertThat(run.timers).containsKey("wait:steps/w");
        run.cancel().toEnd();
        run.endsAs(Outcome.CANCELLED, "cancelled");
        assertThat(run.timers).isEmpty();
        assertThat(run.record.orElseThrow().steps().getFirst().state()).isEqualTo("cancelled");
    }

    @Test
    void aCancelBetweenTwoAttemptsBeginsNoOther() {
        RunDriver run = RunDriver.running(Plans.plan(List.of(Plans.retried("a", 3)), List.of()));
        run.failed("steps/a@1", FailureKind.BUSY).cancel().toEnd();
        run.endsAs(Outcome.CANCELLED, "cancelled");
        assertThat(run.begun).doesNotContain("steps/a@2");
    }

    @Test
    void aCancelDuringUndoLetsTheUndoGoOn() {
        RunDriver run =
                RunDriver.running(Plans.plan(List.of(Plans.undoable("a"), Plans.act("b")), List.of(Plans.last("z"))));
        run.done("steps/a@1").failed("steps/b@1", FailureKind.CHECK_FAILED).cancel();
        assertThat(run.asked).isEmpty();
        run.done("steps/a/undo@1").done("finally/z@1").toEnd();
        run.endsAs(Outcome.FAILED, "test-failure");
        assertThat(run.record.orElseThrow().deviations())
                .containsExactly("cancel asked by ann: wrong cluster (too late: the run was undoing)");
    }

    @Test
    void aCancelDuringFinallyLetsFinallyGoOn() {
        RunDriver run =
                RunDriver.running(Plans.plan(List.of(Plans.act("a")), List.of(Plans.last("y"), Plans.last("z"))));
        run.done("steps/a@1").cancel().done("finally/y@1").done("finally/z@1").toEnd();
        run.endsAs(Outcome.PASSED, "");
    }

    @Test
    void aSecondCancelChangesNothing() {
        RunDriver run = RunDriver.running(Plans.plan(List.of(Plans.act("a")), List.of()));
        run.cancel().cancel();
        assertThat(run.asked).containsExactly("steps/a@1");
        run.cancelled("steps/a@1").toEnd().endsAs(Outcome.CANCELLED, "cancelled");
    }

    @Test
    void aRunThatTakesTooLongIsStoppedLikeAFailure() {
        RunDriver run = RunDriver.running(Plans.plan(List.of(Plans.undoable("a")), List.of(Plans.last("z"))));
        run.after(Duration.ofHours(4)).fires("longest-duration");
        assertThat(run.asked).containsExactly("steps/a@1");
        run.cancelled("steps/a@1").done("steps/a/undo@1").done("finally/z@1").toEnd();
        run.endsAs(Outcome.FAILED, "run-too-long");
    }

    @Test
    void aBlockThatTakesTooLongFailsWhenItsActHasEnded() {
        RunDriver run = RunDriver.running(Plans.plan(
                List.of(
                        Plans.block("k", Optional.of(Duration.ofMinutes(1)), Plans.act("a"), Plans.act("b")),
                        Plans.act("c")),
                List.of()));
        run.after(Duration.ofMinutes(1)).fires("block:steps/k");
        assertThat(run.asked).containsExactly("steps/a@1");
        run.done("steps/a@1").toEnd();
        run.endsAs(Outcome.FAILED, "block-timed-out");
        assertThat(run.begun).doesNotContain("steps/b@1", "steps/c@1");
    }
}
