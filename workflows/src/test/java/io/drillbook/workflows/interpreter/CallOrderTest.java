package io.drillbook.workflows.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillbook.runbooks.call.FailureKind;
import io.drillbook.runbooks.call.Outcome;
import org.junit.jupiter.api.Test;

/** In which order what belongs to calls comes, and what does not hold it up. */
class CallOrderTest {
    @Test
    void aCancelEndsCallsFromTheInsideOutThenUndoesAndTheRunsOwnFinallyComesLast() {
        String inner = Texts.runbook("inner", """
                guard: { max_duration: 1h }
                steps: [{ id: a, action: test.act, undo: { action: test.undo } }]
                finally: [{ id: last, action: test.look }]
                """);
        String outer = Texts.runbook("outer", """
                guard: { max_duration: 1h }
                steps: [{ id: in, call: inner }]
                finally: [{ id: last, action: test.look }]
                """);
        RunDriver run = RunDriver.running(Texts.calling("""
                - { id: made, call: outer }
                finally:
                  - { id: own, action: test.look }
                """, outer, inner)).cancel();
        assertThat(run.asked).containsExactly("steps/made/steps/in/steps/a@1");
        run.cancelled("steps/made/steps/in/steps/a@1");
        only(run, "steps/made/steps/in/finally/last@1");
        only(run, "steps/made/finally/last@1");
        only(run, "steps/made/steps/in/steps/a/undo@1");
        only(run, "finally/own@1");
        run.toEnd().endsAs(Outcome.CANCELLED, "cancelled");
    }

    @Test
    void aPauseHoldsNothingInTheFinallyOfACallee() {
        RunDriver run = RunDriver.running(Texts.calling("""
                - { id: made, call: care }
                - { id: after, action: test.look }
                """, Texts.runbook("care", """
                guard: { max_duration: 1h }
                steps: [{ id: a, action: test.look }]
                finally:
                  - { id: x, action: test.look, retry: { attempts: 2 } }
                  - { id: y, action: test.look }
                """)));
        run.pause(true).done("steps/made/steps/a@1").failed("steps/made/finally/x@1", FailureKind.BUSY);
        run.fires("retry:steps/made/finally/x@1");
        only(run, "steps/made/finally/x@2");
        only(run, "steps/made/finally/y@1");
        assertThat(run.open).as("the next step of the paused run").isEmpty();
        run.pause(false).done("steps/after@1").toEnd().endsAs(Outcome.PASSED, "");
    }

    @Test
    void aCallThatMayNotBeginFailsWithTheKindRefused() {
        RunDriver run = RunDriver.running(Texts.calling("""
                - block: try
                  steps: [{ call: shut }]
                  recover:
                    - on: [refused]
                      steps: [{ id: r, action: test.look, with: { of: "${ error.code }" } }]
                """, Texts.runbook("shut", """
                guard:
                  max_duration: 1h
                  blackout: [{ from: 2020-01-01T00:00:00Z, to: 2040-01-01T00:00:00Z, why: Closed }]
                steps: [{ action: test.look }]
                """)));
        assertThat(run.action("steps/0/recover-0/r@1").call().input()).containsEntry("of", "call-in-blackout");
    }

    private static void only(RunDriver run, String callId) {
        assertThat(run.open).containsOnlyKeys(callId);
        run.done(callId);
    }
}
