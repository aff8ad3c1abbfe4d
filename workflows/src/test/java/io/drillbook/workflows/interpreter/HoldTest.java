package io.drillbook.workflows.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillbook.runbooks.call.FailureKind;
import io.drillbook.runbooks.call.Outcome;
import io.drillbook.runbooks.call.StepDecision;
import io.drillbook.runbooks.call.StepDecision.Choice;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HoldTest {
    private static final String HELD = """
            - id: a
              action: test.act
              undo: { action: test.undo }
              retry: { attempts: 2 }
              on_failure: hold
              hold_for: 2h
            - id: b
              action: test.look
              with: { of: "name ${ steps.?a.name }" }
            """;

    @Test
    void aFailedStepWaitsForAPersonOnlyAfterItsRetries() {
        RunDriver run = RunDriver.running(Texts.plan(HELD)).failed("steps/a@1", FailureKind.BUSY);
        assertThat(run.timers).doesNotContainKey("hold:steps/a@1");
        run.fires("retry:steps/a@1").failed("steps/a@2", FailureKind.BUSY);
        assertThat(run.timer("hold:steps/a@2")).isEqualTo(Duration.ofHours(2));
        assertThat(RunViews.of(run.plan, run.state).message()).contains("steps/a failed; skip, retry or abort it");
        assertThat(RunViews.of(run.plan, run.state).steps())
                .filteredOn(step -> step.state().equals("held"))
                .hasSize(1);
    }

    @Test
    void aSkippedStepGivesNothingAndIsTakenBackWhenTheRunFailsLater() {
        RunDriver run = held().decide(Choice.SKIP, Optional.empty());
        assertThat(run.action("steps/b@1").call().input()).containsEntry("of", "name not measured");
        run.failed("steps/b@1", FailureKind.REFUSED).done("steps/a/undo@1").toEnd();
        run.endsAs(Outcome.FAILED, "test-failure");
        assertThat(run.record.orElseThrow().deviations())
                .containsExactly("failed step test.act skipped by ann: I know better");
    }

    @Test
    void aRunWhoseFailedStepWasSkippedCanPass() {
        RunDriver run = held().decide(Choice.SKIP, Optional.of("a"));
        run.done("steps/b@1").toEnd().endsAs(Outcome.PASSED, "");
        assertThat(run.record.orElseThrow().steps().getFirst().state()).isEqualTo("skipped");
    }

    @Test
    void aStepTriedAgainHasAllItsAttemptsAndItsWholeTime() {
        RunDriver run = held().after(Duration.ofMinutes(30)).decide(Choice.RETRY, Optional.of("steps/a"));
        assertThat(run.action("steps/a@2").timeout())
                .isEqualTo(Duration.ofMinutes(2).plusSeconds(1));
        run.failed("steps/a@2", FailureKind.BUSY).fires("retry:steps/a@2").done("steps/a@3");
        run.done("steps/b@1").toEnd().endsAs(Outcome.PASSED, "");
    }

    @Test
    void aStepThatFailsAgainWaitsAgain() {
        RunDriver run = held().decide(Choice.RETRY, Optional.empty()).failed("steps/a@2", FailureKind.REFUSED);
        assertThat(run.timers).containsKey("hold:steps/a@2");
    }

    @Test
    void anAbortedStepFailsAndWhatWasBegunIsTakenBack() {
        RunDriver run = held().decide(Choice.ABORT, Optional.empty());
        run.done("steps/a/undo@1").toEnd().endsAs(Outcome.FAILED, "test-failure");
    }

    @Test
    void withoutAPersonInTimeTheStepFails() {
        RunDriver run = held().after(Duration.ofHours(2)).fires("hold:steps/a@1");
        run.done("steps/a/undo@1").toEnd().endsAs(Outcome.FAILED, "test-failure");
        assertThat(run.record.orElseThrow().deviations())
                .containsExactly("test.act failed, and nobody said within 2h what to do");
    }

    @Test
    void aCancelOfAHeldRunCleansUp() {
        RunDriver run = held().cancel();
        run.done("steps/a/undo@1").toEnd().endsAs(Outcome.CANCELLED, "cancelled");
        assertThat(run.timers).isEmpty();
    }

    @Test
    void aDecisionThatNoStepWaitsForChangesNothing() {
        RunDriver run = RunDriver.running(Texts.plan(HELD)).decide(Choice.SKIP, Optional.empty());
        assertThat(run.open.keySet()).containsExactly("steps/a@1");
        assertThat(Controls.refusal(
                        new StepTree(run.plan.definition()),
                        run.state,
                        new StepDecision(Optional.empty(), Choice.SKIP, "ann", "")))
                .contains("no step of the run waits for a person");
    }

    @Test
    void aBlockThatRecoversComesBeforeAPerson() {
        RunDriver run = RunDriver.running(Texts.plan("""
                - block: try
                  steps:
                    - { id: a, action: test.look, on_failure: hold }
                  recover:
                    - on: [busy]
                      steps: [{ id: r, action: test.look, on_failure: hold }]
                """));
        run.failed("steps/0/a@1", FailureKind.BUSY);
        run.failed("steps/0/recover-0/r@1", FailureKind.BUSY);
        assertThat(run.timers).as("a handler does not recover from itself").containsKey("hold:steps/0/recover-0/r@1");
    }

    @Test
    void aFailureThatTheBlockDoesNotTakeWaitsForAPerson() {
        RunDriver run = RunDriver.running(Texts.plan("""
                - block: try
                  steps:
                    - { id: a, action: test.look, on_failure: hold }
                  recover:
                    - on: [busy]
                      steps: []
                """));
        run.failed("steps/0/a@1", FailureKind.REFUSED);
        assertThat(run.timers).containsKey("hold:steps/0/a@1");
    }

    @Test
    void otherBranchesGoOnWhileAStepWaitsForAPerson() {
        RunDriver run = RunDriver.running(Texts.plan("""
                - parallel: both
                  branches:
                    - steps: [{ id: a, action: test.look, on_failure: hold }]
                    - steps: [{ id: b, action: test.look }, { id: c, action: test.look, on_failure: hold }]
                """));
        run.failed("steps/0/branch-0/a@1", FailureKind.REFUSED).done("steps/0/branch-1/b@1");
        run.failed("steps/0/branch-1/c@1", FailureKind.REFUSED).decide(Choice.SKIP, Optional.empty());
        assertThat(run.state.deviations()).as("which of the two is not said").isEmpty();
        run.decide(Choice.SKIP, Optional.of("a")).decide(Choice.SKIP, Optional.empty());
        run.toEnd().endsAs(Outcome.PASSED, "");
    }

    @Test
    void aWaitThatIsOverWaitsForAPersonAndWaitsAsLongAgain() {
        RunDriver run = RunDriver.running(Texts.plan("""
                - id: near
                  wait: 1m
                  until: polled.lag.hasValue()
                  poll: test.look
                  every: 1m
                  on_failure: hold
                """.replace("polled.lag.hasValue()", "has(polled.lag)")));
        run.done("steps/near@1")
                .after(Duration.ofMinutes(1))
                .fires("retry:steps/near@1")
                .done("steps/near@2");
        run.after(Duration.ofMinutes(5)).decide(Choice.RETRY, Optional.empty()).done("steps/near@3");
        assertThat(run.timer("retry:steps/near@3")).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void aCancelIsNothingToHold() {
        RunDriver run = RunDriver.running(Texts.plan(HELD)).cancel().cancelled("steps/a@1");
        assertThat(run.timers).doesNotContainKey("hold:steps/a@1");
        run.done("steps/a/undo@1").toEnd().endsAs(Outcome.CANCELLED, "cancelled");
    }

    @Test
    void everyDecisionStandsInTheRecordWithWhoMadeItAndWhy() {
        RunDriver run = held().decide(Choice.RETRY, Optional.empty()).failed("steps/a@2", FailureKind.REFUSED);
        run.decide(Choice.ABORT, Optional.empty()).done("steps/a/undo@1").toEnd();
        assertThat(run.record.orElseThrow().deviations())
                .containsExactly(
                        "failed step test.act tried again by ann: I know better",
                        "failed step test.act given up by ann: I know better");
    }

    @Test
    void otherItemsGoOnWhileOneWaitsForAPerson() {
        RunDriver run = RunDriver.running(Texts.plan("""
                - id: all
                  each: ${ ["p", "q"] }
                  key: ${ item }
                  at_once: 2
                  steps: [{ id: a, action: test.look, on_failure: hold }, { id: b, action: test.look }]
                """));
        run.failed("steps/all/a#p@1", FailureKind.REFUSED).done("steps/all/a#q@1");
        assertThat(run.open).containsOnlyKeys("steps/all/b#q@1");
        run.done("steps/all/b#q@1").decide(Choice.SKIP, Optional.empty()).done("steps/all/b#p@1");
        run.toEnd().endsAs(Outcome.PASSED, "");
    }

    private static RunDriver held() {
        return RunDriver.running(Texts.plan(HELD)).failed("steps/a@1", FailureKind.REFUSED);
    }
}
