package io.drillbook.workflows.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillbook.runbooks.call.Failure;
import io.drillbook.runbooks.call.FailureKind;
import io.drillbook.runbooks.call.Outcome;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RecoverTest {
    private static final String TRY = """
            - block: try
              timeout: 10m
              steps:
                - id: a
                  action: test.act
                  undo: { action: test.undo }
                - id: b
                  action: test.act
                  no_undo: a test
              recover:
                - on: [busy, limit]
                  steps:
                    - id: busy
                      action: test.look
                      with: { of: "${ error.step } ${ error.code } ${ error.kind } ${ steps.?a.name }" }
                - steps:
                    - id: other
                      action: test.look
                      with: { of: "${ error.message }" }
            - id: c
              action: test.look
            """;

    @Test
    void theFirstHandlerForTheKindOfFailureRunsAndTheRunGoesOn() {
        RunDriver run = RunDriver.running(Texts.plan(TRY));
        run.done("steps/0/a@1").failed("steps/0/b@1", FailureKind.BUSY);
        assertThat(run.action("steps/0/recover-0/busy@1").call().input())
                .containsEntry("of", "steps/0/b test-failure busy not measured");
        run.done("steps/0/recover-0/busy@1").done("steps/c@1").toEnd().endsAs(Outcome.PASSED, "");
        assertThat(run.begun).noneMatch(id -> id.contains("/undo"));
    }

    @Test
    void aHandlerWithoutKindsTakesEveryFailure() {
        RunDriver run = RunDriver.running(Texts.plan(TRY));
        run.failed("steps/0/a@1", FailureKind.REFUSED);
        run.done("steps/0/recover-1/other@1").done("steps/c@1").toEnd().endsAs(Outcome.PASSED, "");
    }

    @Test
    void theTimeOfTheBlockIsAFailureItRecoversFromAndTheHandlerHasNoLimit() {
        RunDriver run = RunDriver.running(Texts.plan(TRY));
        run.after(Duration.ofMinutes(10)).fires("block:steps/0").cancelled("steps/0/a@1");
        assertThat(run.timers).doesNotContainKey("block:steps/0");
        assertThat(run.action("steps/0/recover-0/busy@1").call().input())
                .containsEntry("of", "steps/0 block-timed-out limit not measured");
        run.failed("steps/0/recover-0/busy@1", FailureKind.BUSY);
        run.done("steps/0/a/undo@1").toEnd().endsAs(Outcome.FAILED, "test-failure");
    }

    @Test
    void retryComesBeforeRecover() {
        RunDriver run = RunDriver.running(Texts.plan("""
                - block: try
                  steps:
                    - id: a
                      action: test.look
                      retry: { attempts: 2 }
                  recover:
                    - steps:
                        - id: r
                          action: test.look
                """));
        run.failed("steps/0/a@1", FailureKind.BUSY);
        assertThat(run.open).isEmpty();
        run.fires("retry:steps/0/a@1").failed("steps/0/a@2", FailureKind.BUSY);
        assertThat(run.open.keySet()).containsExactly("steps/0/recover-0/r@1");
    }

    @Test
    void theNearestBlockThatFitsRecovers() {
        RunDriver run = RunDriver.running(Texts.plan("""
                - block: outer
                  steps:
                    - block: inner
                      steps:
                        - id: a
                          action: test.look
                      recover:
                        - on: [unreachable]
                          steps:
                            - id: near
                              action: test.look
                  recover:
                    - steps:
                        - id: far
                          action: test.look
                          with: { of: "${ error.step }" }
                """));
        run.failed("steps/0/0/a@1", FailureKind.CHECK_FAILED);
        assertThat(run.action("steps/0/recover-0/far@1").call().input()).containsEntry("of", "steps/0/0/a");
    }

    @Test
    void aFailureInAHandlerIsTheFailureOfTheBlock() {
        RunDriver run = RunDriver.running(Texts.plan(TRY));
        run.done("steps/0/a@1").failed("steps/0/b@1", FailureKind.REFUSED);
        run.failed("steps/0/recover-1/other@1", FailureKind.UNREACHABLE);
        run.done("steps/0/a/undo@1").toEnd().endsAs(Outcome.FAILED, "test-failure");
    }

    @Test
    void whatWasDoneBeforeARecoveredFailureIsTakenBackWhenTheRunFailsLater() {
        RunDriver run = RunDriver.running(Texts.plan(TRY));
        run.done("steps/0/a@1").failed("steps/0/b@1", FailureKind.BUSY).done("steps/0/recover-0/busy@1");
        run.failed("steps/c@1", FailureKind.REFUSED).done("steps/0/a/undo@1").toEnd();
        run.endsAs(Outcome.FAILED, "test-failure");
    }

    @Test
    void aCancelIsNothingToRecoverFrom() {
        RunDriver run = RunDriver.running(Texts.plan(TRY));
        run.cancel().cancelled("steps/0/a@1").done("steps/0/a/undo@1").toEnd().endsAs(Outcome.CANCELLED, "cancelled");
    }

    @Test
    void afterAnActOfNoReturnOnlyTheUndosBehindItRun() {
        RunDriver run = RunDriver.running(Texts.plan("""
                - id: a
                  action: test.act
                  undo: { action: test.undo }
                - id: over
                  action: test.act
                  no_undo: a test
                  no_return: true
                - id: b
                  action: test.act
                  undo: { action: test.undo }
                - id: c
                  action: test.look
                """));
        run.done("steps/a@1").done("steps/over@1").done("steps/b@1").failed("steps/c@1", FailureKind.REFUSED);
        run.done("steps/b/undo@1").toEnd().endsAs(Outcome.FAILED, "test-failure");
        assertThat(run.begun).doesNotContain("steps/a/undo@1");
    }

    @Test
    void theHandlerSeesTheMessageAndTheHintOfTheFailure() {
        RunDriver run = RunDriver.running(Texts.plan("""
                - block: try
                  steps: [{ id: a, action: test.look }]
                  recover:
                    - steps: [{ id: r, action: test.look, with: { of: "${ error.message }: ${ error.?hint }" } }]
                """));
        run.open.remove("steps/0/a@1");
        Failure full = new Failure("disk-full", FailureKind.REFUSED, "the disk is full", Optional.of("make room"));
        run.apply(new RunEvent.CallFailed(run.now, "steps/0/a@1", full, true));
        assertThat(run.action("steps/0/recover-0/r@1").call().input())
                .containsEntry("of", "the disk is full: make room");
    }
}
