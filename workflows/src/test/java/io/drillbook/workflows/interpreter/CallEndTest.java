package io.drillbook.workflows.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillbook.runbooks.call.FailureKind;
import io.drillbook.runbooks.call.Outcome;
import io.drillbook.runbooks.call.StepRecord;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How calls end, and what is taken back. */
class CallEndTest {
    private static final String MAKE = Texts.runbook("make", """
            inputs:
              what: { type: text, about: What to make }
              again: { type: whole, default: 2 }
              note: { type: text, optional: true }
            guard: { max_duration: 1h }
            steps:
              - id: a
                action: test.act
                with: { of: "${ inputs.what } ${ inputs.again } ${ inputs.?note }" }
                undo: { action: test.undo, with: { of: "${ inputs.what }" } }
              - id: b
                action: test.look
                with: { of: "${ steps.a.?name }" }
            finally:
              - id: last
                action: test.look
                with: { of: "${ run.outcome } ${ steps.?a.name }" }
            outputs:
              name: ${ steps.?a.name }
              count: ${ inputs.again + 1 }
            """);

    private static final String CALL = """
            - id: a
              action: test.look
            - id: made
              call: make
              with: { what: "x${ inputs.limit }" }
            - id: end
              action: test.look
              with: { of: "${ steps.made.?name } ${ steps.made.count } ${ steps.a.?lag }" }
            """;

    @Test
    void aFailureInsideIsTheFailureOfTheCallAndTheFinallyOfTheCalleeRunsBeforeAnyUndo() {
        RunDriver run = RunDriver.running(Texts.calling(CALL, MAKE)).done("steps/a@1");
        run.done("steps/made/steps/a@1").failed("steps/made/steps/b@1", FailureKind.REFUSED);
        assertThat(of(run, "steps/made/finally/last@1")).isEqualTo("failed not measured");
        run.done("steps/made/finally/last@1");
        assertThat(of(run, "steps/made/steps/a/undo@1")).isEqualTo("x3");
        run.done("steps/made/steps/a/undo@1").toEnd().endsAs(Outcome.FAILED, "test-failure");
    }

    @Test
    void undosRunInReverseOrderAcrossTheBordersOfCalls() {
        RunDriver run = RunDriver.running(Texts.calling("""
                - id: before
                  action: test.act
                  undo: { action: test.undo }
                - id: made
                  call: make
                  with: { what: x }
                - id: after
                  action: test.act
                  undo: { action: test.undo }
                - action: test.look
                """, MAKE));
        run.done("steps/before@1").done("steps/made/steps/a@1").done("steps/made/steps/b@1");
        run.done("steps/made/finally/last@1").done("steps/after@1").failed("steps/3@1", FailureKind.REFUSED);
        run.done("steps/after/undo@1").done("steps/made/steps/a/undo@1").done("steps/before/undo@1");
        run.toEnd().endsAs(Outcome.FAILED, "test-failure");
    }

    @Test
    void aCallThatTakesTooLongIsAFailureThatABlockAroundItRecoversFrom() {
        RunDriver run = RunDriver.running(Texts.calling("""
                - block: try
                  steps:
                    - id: made
                      call: make
                      with: { what: x }
                      timeout: 10m
                  recover:
                    - on: [limit]
                      steps:
                        - id: late
                          action: test.look
                          with: { of: "${ error.code } ${ error.kind } ${ error.step } ${ steps.?made.count }" }
                """, MAKE));
        assertThat(run.timer("block:steps/0/made")).isEqualTo(Duration.ofMinutes(10));
        run.after(Duration.ofMinutes(10)).fires("block:steps/0/made");
        assertThat(run.asked).containsExactly("steps/0/made/steps/a@1");
        assertThat(run.open).containsOnlyKeys("steps/0/made/steps/a@1");
        run.cancelled("steps/0/made/steps/a@1");
        assertThat(of(run, "steps/0/made/finally/last@1")).isEqualTo("failed not measured");
        run.done("steps/0/made/finally/last@1");
        assertThat(of(run, "steps/0/recover-0/late@1")).isEqualTo("call-timed-out limit steps/0/made not measured");
        run.done("steps/0/recover-0/late@1").toEnd().endsAs(Outcome.PASSED, "");
    }

    @Test
    void theLongestDurationOfTheCalledRunbookBoundsACallWithALongerTimeout() {
        RunDriver run =
                RunDriver.running(Texts.calling("- { id: made, call: make, with: { what: x }, timeout: 2h }", MAKE));
        assertThat(run.timer("block:steps/made")).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void aCancelInsideACallEndsTheActInHandThenRunsItsFinallyThenTheUndos() {
        RunDriver run =
                RunDriver.running(Texts.calling(CALL, MAKE)).done("steps/a@1").cancel();
        assertThat(run.asked).containsExactly("steps/made/steps/a@1");
        run.cancelled("steps/made/steps/a@1");
        assertThat(of(run, "steps/made/finally/last@1")).isEqualTo("cancelled not measured");
        assertThat(run.open).containsOnlyKeys("steps/made/finally/last@1");
        assertThat(run.asked).hasSize(1);
        run.done("steps/made/finally/last@1").done("steps/made/steps/a/undo@1");
        run.toEnd().endsAs(Outcome.CANCELLED, "cancelled");
        assertThat(state(run, "steps/made")).isEqualTo("cancelled");
    }

    @Test
    void aCancelDuringTheFinallyOfACalleeDoesNotStopIt() {
        RunDriver run = RunDriver.running(Texts.calling(CALL, MAKE)).done("steps/a@1");
        run.done("steps/made/steps/a@1").done("steps/made/steps/b@1").cancel();
        assertThat(run.asked).isEmpty();
        run.done("steps/made/finally/last@1").done("steps/made/steps/a/undo@1");
        run.toEnd().endsAs(Outcome.CANCELLED, "cancelled");
        assertThat(state(run, "steps/made")).isEqualTo("done");
        assertThat(state(run, "steps/end")).isEqualTo("not_reached");
    }

    @Test
    void theFinallyOfACalleeRetriesAlsoWhenTheRunIsCancelledAndPaused() {
        String retrying = MAKE.replace(
                "    action: test.look\n    with: { of: \"${ run.outcome }",
                "    action: test.look\n    retry: { attempts: 2 }\n    with: { of: \"${ run.outcome }");
        RunDriver run = RunDriver.running(Texts.calling(CALL, retrying)).done("steps/a@1");
        run.pause(true).cancel().cancelled("steps/made/steps/a@1");
        run.failed("steps/made/finally/last@1", FailureKind.BUSY);
        run.fires("retry:steps/made/finally/last@1").done("steps/made/finally/last@2");
        run.done("steps/made/steps/a/undo@1").toEnd().endsAs(Outcome.CANCELLED, "cancelled");
    }

    @Test
    void aFailureInTheFinallyOfACalleeIsTheCallsAndABlockAroundMayRecoverFromIt() {
        RunDriver run = RunDriver.running(Texts.calling("""
                - block: try
                  steps:
                    - { id: made, call: make, with: { what: x } }
                  recover:
                    - steps: [{ id: rescue, action: test.look, with: { of: "${ error.step }" } }]
                """, MAKE));
        run.done("steps/0/made/steps/a@1").done("steps/0/made/steps/b@1");
        run.failed("steps/0/made/finally/last@1", FailureKind.BUSY);
        assertThat(of(run, "steps/0/recover-0/rescue@1")).isEqualTo("steps/0/made/finally/last");
        run.done("steps/0/recover-0/rescue@1").toEnd().endsAs(Outcome.PASSED, "");
    }

    @Test
    void aSecondFailureInTheFinallyOfACalleeFailsTheRunAlthoughTheFirstWasRecoveredFrom() {
        RunDriver run = RunDriver.running(Texts.calling("""
                - block: try
                  steps:
                    - { id: made, call: make, with: { what: x } }
                  recover:
                    - steps: []
                """, MAKE));
        run.failed("steps/0/made/steps/a@1", FailureKind.REFUSED);
        run.failed("steps/0/made/finally/last@1", FailureKind.BUSY).toEnd();
        run.endsAs(Outcome.FAILED, "test-failure");
    }

    @Test
    void aBlockInsideTheCalleeRecoversBeforeOneAroundTheCall() {
        String careful = Texts.runbook("careful", """
                guard: { max_duration: 1h }
                steps:
                  - block: try
                    steps: [{ id: a, action: test.look }]
                    recover:
                      - on: [busy]
                        steps: [{ id: near, action: test.look }]
                """);
        String steps = """
                - block: around
                  steps: [{ call: careful }]
                  recover:
                    - steps: [{ id: far, action: test.look }]
                """;
        RunDriver near = RunDriver.running(Texts.calling(steps, careful));
        near.failed("steps/0/0/steps/0/a@1", FailureKind.BUSY);
        assertThat(near.open).containsOnlyKeys("steps/0/0/steps/0/recover-0/near@1");
        RunDriver far = RunDriver.running(Texts.calling(steps, careful));
        far.failed("steps/0/0/steps/0/a@1", FailureKind.REFUSED);
        assertThat(far.open).containsOnlyKeys("steps/0/recover-0/far@1");
    }

    @Test
    void aFailureBesideACallEndsItAndItsFinallyRuns() {
        RunDriver run = RunDriver.running(Texts.calling("""
                - parallel: both
                  branches:
                    - steps: [{ id: made, call: make, with: { what: x } }]
                    - steps: [{ id: beside, action: test.look }]
                """, MAKE));
        run.failed("steps/0/branch-1/beside@1", FailureKind.REFUSED);
        assertThat(run.asked).containsExactly("steps/0/branch-0/made/steps/a@1");
        run.cancelled("steps/0/branch-0/made/steps/a@1").done("steps/0/branch-0/made/finally/last@1");
        run.done("steps/0/branch-0/made/steps/a/undo@1").toEnd().endsAs(Outcome.FAILED, "test-failure");
    }

    @Test
    void aCallInsideACallEndsFromTheInsideOut() {
        String outer = Texts.runbook("outer", """
                guard: { max_duration: 20m }
                steps:
                  - { id: inner, call: make, with: { what: deep } }
                finally:
                  - { id: last, action: test.look, with: { of: "${ run.outcome } ${ steps.?inner.count }" } }
                outputs: { count: "${ steps.?inner.count }" }
                """);
        RunDriver run = RunDriver.running(Texts.calling("- { id: made, call: outer }", outer, MAKE));
        assertThat(of(run, "steps/made/steps/inner/steps/a@1")).isEqualTo("deep 2 not measured");
        run.fires("block:steps/made").cancelled("steps/made/steps/inner/steps/a@1");
        assertThat(run.open).containsOnlyKeys("steps/made/steps/inner/finally/last@1");
        run.done("steps/made/steps/inner/finally/last@1");
        assertThat(of(run, "steps/made/finally/last@1")).isEqualTo("failed not measured");
        run.done("steps/made/finally/last@1").done("steps/made/steps/inner/steps/a/undo@1");
        run.toEnd().endsAs(Outcome.FAILED, "call-timed-out");
    }

    @Test
    void aCallThatIsOverKeepsNothingOfItsInputsInTheRecord() {
        RunDriver run = RunDriver.running(Texts.calling(CALL, MAKE)).done("steps/a@1");
        run.cancel().cancelled("steps/made/steps/a@1").done("steps/made/finally/last@1");
        run.done("steps/made/steps/a/undo@1").toEnd();
        assertThat(record(run, "steps/made").output()).isEmpty();
        assertThat(run.record.orElseThrow().steps().stream().map(StepRecord::path))
                .containsSubsequence(
                        "steps/made",
                        "steps/made/steps/a",
                        "steps/made/steps/b",
                        "steps/made/finally/last",
                        "steps/end");
    }

    private static String of(RunDriver run, String callId) {
        return String.valueOf(run.action(callId).call().input().get("of"));
    }

    private static String state(RunDriver run, String path) {
        return record(run, path).state();
    }

    private static StepRecord record(RunDriver run, String path) {
        return run.record.orElseThrow().steps().stream()
                .filter(step -> step.path().equals(path))
                .findFirst()
                .orElseThrow();
    }
}
