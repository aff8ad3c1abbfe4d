package io.drillbook.workflows.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillbook.runbooks.call.FailureKind;
import io.drillbook.runbooks.call.Outcome;
import io.drillbook.runbooks.call.StepRecord;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class UndoTest {
    @Test
    void whatWasDoneIsTakenBackLatestFirstAndTheFailedStepToo() {
        RunDriver run = RunDriver.running(Plans.plan(
                List.of(Plans.undoable("a"), Plans.act("b"), Plans.undoable("c"), Plans.undoable("d")),
                List.of(Plans.last("z"))));
        run.done("steps/a@1").done("steps/b@1").failed("steps/c@1", FailureKind.CHECK_FAILED);
        run.done("steps/c/undo@1").done("steps/a/undo@1").done("finally/z@1").toEnd();
        run.endsAs(Outcome.FAILED, "test-failure");
        assertThat(undos(run))
                .containsEntry("steps/a", "undone")
                .containsEntry("steps/b", "none")
                .containsEntry("steps/c", "undone")
                .containsEntry("steps/d", "none");
    }

    @Test
    void aFailureThatTouchedNothingIsNotUndone() {
        RunDriver run = RunDriver.running(Plans.plan(List.of(Plans.undoable("a")), List.of()));
        run.failed("steps/a@1", FailureKind.REFUSED, false).toEnd();
        assertThat(undos(run)).containsEntry("steps/a", "nothing_to_undo");
    }

    @Test
    void aStepWhoseEffectIsUnknownIsUndoneAndMayFindNothing() {
        RunDriver run = RunDriver.running(Plans.plan(List.of(Plans.undoable("a")), List.of()));
        run.timedOut("steps/a@1").found("steps/a/undo@1").toEnd();
        run.endsAs(Outcome.FAILED, "step-timed-out");
        assertThat(undos(run)).containsEntry("steps/a", "nothing_to_undo");
        assertThat(run.record.orElseThrow().steps().getFirst().state()).isEqualTo("unknown");
    }

    @Test
    void afterAnActOfNoReturnNothingEarlierIsUndone() {
        RunDriver run = RunDriver.running(Plans.plan(
                List.of(Plans.undoable("a"), Plans.noReturn("b"), Plans.undoable("c"), Plans.act("d")),
                List.of(Plans.last("z"))));
        run.done("steps/a@1").done("steps/b@1").done("steps/c@1").failed("steps/d@1", FailureKind.CHECK_FAILED);
        run.done("steps/c/undo@1").done("finally/z@1").toEnd();
        assertThat(undos(run)).containsEntry("steps/a", "not_run").containsEntry("steps/c", "undone");
    }

    @Test
    void anActOfNoReturnThatFailedHalfwayCountsAsBegun() {
        RunDriver run = RunDriver.running(Plans.plan(List.of(Plans.undoable("a"), Plans.noReturn("b")), List.of()));
        run.done("steps/a@1").failed("steps/b@1", FailureKind.CHECK_FAILED).toEnd();
        assertThat(undos(run)).containsEntry("steps/a", "not_run");
    }

    @Test
    void anActOfNoReturnThatTouchedNothingLetsTheUndoRun() {
        RunDriver run = RunDriver.running(Plans.plan(List.of(Plans.undoable("a"), Plans.noReturn("b")), List.of()));
        run.done("steps/a@1")
                .failed("steps/b@1", FailureKind.REFUSED, false)
                .done("steps/a/undo@1")
                .toEnd();
        assertThat(undos(run)).containsEntry("steps/a", "undone");
    }

    @Test
    void anUndoThatFailsIsLoudAndTheOthersStillRun() {
        RunDriver run = RunDriver.running(
                Plans.plan(List.of(Plans.undoable("a"), Plans.undoable("b"), Plans.act("c")), List.of()));
        run.done("steps/a@1").done("steps/b@1").cancel().cancelled("steps/c@1");
        run.failed("steps/b/undo@1", FailureKind.CHECK_FAILED)
                .done("steps/a/undo@1")
                .toEnd();
        run.endsAs(Outcome.FAILED, "undo-failed");
        assertThat(undos(run)).containsEntry("steps/a", "undone").containsEntry("steps/b", "failed");
        assertThat(run.record.orElseThrow().findings()).hasSize(1).first().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo("serious");
            assertThat(finding.message()).contains("Do b", "as planned");
        });
    }

    @Test
    void theInputOfAnUndoIsThatFromBeforeTheAct() {
        RunDriver run = RunDriver.running(Plans.plan(List.of(Plans.undoable("a"), Plans.act("b")), List.of()));
        assertThat(run.state.undo()).hasSize(1);
        assertThat(run.state.undo().getFirst().input()).containsEntry("of", "steps/a");
        run.done("steps/a@1").failed("steps/b@1", FailureKind.CHECK_FAILED);
        RunCommand.RunAction undo = run.action("steps/a/undo@1");
        assertThat(undo.call().input()).containsEntry("of", "steps/a");
        assertThat(undo.call().effect().path()).isEqualTo("steps/a/undo");
        assertThat(undo.call().token()).contains(7L);
    }

    private static Map<String, String> undos(RunDriver run) {
        return run.record.orElseThrow().steps().stream()
                .filter(step -> !step.path().endsWith("/undo"))
                .collect(Collectors.toMap(StepRecord::path, StepRecord::undo));
    }
}
