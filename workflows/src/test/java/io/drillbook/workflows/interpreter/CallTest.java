package io.drillbook.workflows.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillbook.runbooks.call.FailureKind;
import io.drillbook.runbooks.call.Outcome;
import io.drillbook.runbooks.call.StepDecision;
import io.drillbook.runbooks.plan.Plan;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What a called runbook sees, and what is seen of it. */
class CallTest {
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
    void theStepsOfTheCalledRunbookRunWithItsOwnInputsAndNames() {
        RunDriver run = RunDriver.running(Texts.calling(CALL, MAKE)).done("steps/a@1");
        assertThat(of(run, "steps/made/steps/a@1")).isEqualTo("x3 2 not measured");
        run.done("steps/made/steps/a@1", new TreeMap<>(Map.of("name", "thing")));
        assertThat(of(run, "steps/made/steps/b@1")).isEqualTo("thing");
        run.done("steps/made/steps/b@1");
        assertThat(of(run, "steps/made/finally/last@1")).isEqualTo("passed thing");
        run.done("steps/made/finally/last@1");
        assertThat(of(run, "steps/end@1")).isEqualTo("thing 3 not measured");
        run.done("steps/end@1").toEnd().endsAs(Outcome.PASSED, "");
        assertThat(run.timers).isEmpty();
    }

    @Test
    void anOutputOfACalledRunbookIsAbsentWhenWhatItRestsOnIs() {
        RunDriver run = RunDriver.running(Texts.calling(CALL, MAKE)).done("steps/a@1");
        run.done("steps/made/steps/a@1").done("steps/made/steps/b@1").done("steps/made/finally/last@1");
        assertThat(of(run, "steps/end@1")).isEqualTo("not measured 3 not measured");
    }

    @Test
    void aCallThatIsSkippedGivesNothing() {
        RunDriver run = RunDriver.running(Texts.calling("""
                - id: made
                  when: inputs.limit > 5
                  call: make
                  with: { what: x }
                - id: end
                  action: test.look
                  with: { of: "${ steps.?made.name } ${ steps.?made.count }" }
                """, MAKE));
        assertThat(of(run, "steps/end@1")).isEqualTo("not measured not measured");
    }

    @Test
    void aHeldStepInsideACallWaitsForAPerson() {
        String holding = Texts.runbook("holding", """
                guard: { max_duration: 1h }
                steps:
                  - { id: a, action: test.look, on_failure: hold }
                outputs: { lag: "${ steps.?a.lag }" }
                """);
        RunDriver run = RunDriver.running(Texts.calling("""
                - { id: held, call: holding }
                - action: test.look
                  with: { of: "lag ${ steps.held.?lag }" }
                """, holding));
        run.failed("steps/held/steps/a@1", FailureKind.REFUSED);
        run.decide(StepDecision.Choice.SKIP, Optional.of("steps/held/steps/a"));
        assertThat(of(run, "steps/1@1")).isEqualTo("lag not measured");
        run.done("steps/1@1").toEnd().endsAs(Outcome.PASSED, "");
    }

    @Test
    void aPauseInsideACallHoldsItsNextStep() {
        RunDriver run = RunDriver.running(Texts.calling(CALL, MAKE)).done("steps/a@1");
        run.pause(true).done("steps/made/steps/a@1");
        assertThat(run.open).isEmpty();
        run.pause(false);
        assertThat(run.open).containsOnlyKeys("steps/made/steps/b@1");
    }

    @Test
    void eachItemOfALoopCallsForItself() {
        RunDriver run = RunDriver.running(Texts.calling("""
                - id: all
                  each: ${ ["p", "q"] }
                  key: ${ item }
                  at_once: 2
                  tolerate: 1
                  steps:
                    - { id: made, call: make, with: { what: "${ item }" } }
                  outputs: { count: "${ steps.made.count }" }
                - action: test.look
                  with: { of: "${ steps.all.results.map(one, one.key) } ${ steps.all.failed }" }
                """, MAKE));
        assertThat(of(run, "steps/all/made/steps/a#p@1")).isEqualTo("p 2 not measured");
        assertThat(of(run, "steps/all/made/steps/a#q@1")).isEqualTo("q 2 not measured");
        run.failed("steps/all/made/steps/a#p@1", FailureKind.REFUSED);
        run.done("steps/all/made/finally/last#p@1");
        run.done("steps/all/made/steps/a#q@1").done("steps/all/made/steps/b#q@1");
        run.done("steps/all/made/finally/last#q@1");
        assertThat(of(run, "steps/1@1")).isEqualTo("q 1");
        run.done("steps/1@1").toEnd().endsAs(Outcome.PASSED, "");
    }

    @Test
    void fiveThousandStepsThroughALoopOfCallsKeepTheStateSmall() {
        RunDriver run = new RunDriver(
                        Texts.calling("""
                        - id: seen
                          action: test.list
                        - id: all
                          each: ${ steps.seen.nodes }
                          steps:
                            - { id: made, call: make, with: { what: "x${ item.number }" } }
                        """, MAKE.replaceAll("(?m)^    undo: .*$", "    no_undo: it is kept")))
                .withoutJson()
                .start()
                .done("system/open@1")
                .done("steps/seen@1", LoopTest.nodes(1700));
        for (int item = 1; item <= 1700; item++) {
            run.done("steps/all/made/steps/a#" + item + "@1").done("steps/all/made/steps/b#" + item + "@1");
            run.done("steps/all/made/finally/last#" + item + "@1");
        }
        run.toEnd().endsAs(Outcome.PASSED, "");
        assertThat(run.state.steps().size()).isLessThan(1000);
    }

    @Test
    void aRunbookMayBeCalledInFinallyToo() {
        String say = Texts.runbook("say", """
                inputs: { what: { type: text } }
                guard: { max_duration: 1h }
                steps: [{ id: a, action: test.look, with: { of: "${ inputs.what }" } }]
                """);
        RunDriver run = RunDriver.running(Texts.calling("""
                - { id: a, action: test.look }
                finally:
                  - { call: say, with: { what: "${ run.outcome }" } }
                """, say));
        run.failed("steps/a@1", FailureKind.REFUSED);
        assertThat(of(run, "finally/0/steps/a@1")).isEqualTo("failed");
        run.done("finally/0/steps/a@1").toEnd().endsAs(Outcome.FAILED, "test-failure");
    }

    @Test
    void aConsentAroundACallShowsEveryStepOfTheCalledRunbookWithItsInputs() {
        String drop = Texts.runbook("drop", """
                inputs: { what: { type: text } }
                guard: { max_duration: 1h }
                steps:
                  - { id: gone, action: test.drop, with: { of: "${ inputs.what }" }, no_undo: it is gone }
                finally:
                  - { action: test.look, with: { of: "after ${ inputs.what }" } }
                """);
        RunDriver run = RunDriver.running(Texts.calling("""
                - consent: Drop?
                  by: [leads]
                  within: 1h
                  steps:
                    - { call: drop, with: { what: "slot ${ inputs.limit }" } }
                """, drop));
        run.previewed("system/preview/1/steps/0@1", "drop slot 3");
        assertThat(run.question().preview())
                .anyMatch(line -> line.contains("[R3]"))
                .anyMatch(line -> line.strip().equals("of = slot 3"))
                .anyMatch(line -> line.contains("$ drop slot 3"));
    }

    @Test
    void whatWindowAndBlackoutOfTheCalleeForbidFailsTheCall() {
        Plan plan = Texts.calling("- { id: made, call: shut }", Texts.runbook("shut", """
                guard:
                  max_duration: 1h
                  blackout: [{ from: 2020-01-01T00:00:00Z, to: 2040-01-01T00:00:00Z, why: Closed }]
                steps: [{ action: test.look }]
                """));
        RunDriver run = RunDriver.running(plan).toEnd();
        run.endsAs(Outcome.FAILED, "call-in-blackout");
    }

    @Test
    void outsideItsWindowACalledRunbookDoesNotBegin() {
        // The tests' clock shows ten in the morning.
        RunDriver run = RunDriver.running(Texts.calling("- { id: made, call: night }", Texts.runbook("night", """
                guard:
                  max_duration: 1h
                  window: { from: "22:00", to: "05:00", time_zone: UTC }
                steps: [{ action: test.look }]
                finally: [{ action: test.look }]
                """)))
                .toEnd();
        run.endsAs(Outcome.FAILED, "call-outside-window");
        assertThat(run.begun).noneMatch(id -> id.startsWith("steps/"));
    }

    @Test
    void objectivesThatTheCalledRunbookLeavesOutComeFromTheCaller() {
        String strict = Texts.runbook("strict", """
                objectives: { rpo: 1m }
                guard: { max_duration: 1h }
                steps: [{ id: a, action: test.look, with: { of: "${ objectives.rpo } ${ objectives.?rto }" } }]
                """);
        String calling = Texts.runbook("calling", """
                objectives: { rto: 1h, rpo: 2h }
                guard: { max_duration: 1h }
                steps: [{ id: in, call: strict }]
                """);
        RunDriver run = RunDriver.running(Texts.calling("- { id: made, call: calling }", calling, strict));
        assertThat(of(run, "steps/made/steps/in/steps/a@1")).isEqualTo("1m 1h");
    }

    private static String of(RunDriver run, String callId) {
        return String.valueOf(run.action(callId).call().input().get("of"));
    }
}
