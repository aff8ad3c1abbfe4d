package io.drillbook.workflows.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillbook.runbooks.call.FailureKind;
import io.drillbook.runbooks.call.Outcome;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What stands of an ended run is judged again by the run that takes it up, and people are heard as in any run. */
class ResumeJudgedTest {
    private static final String MEASURED = """
        - id: outage
          measure: outage
          target: ${ inputs.host }
          steps: [{ id: made, action: test.act, no_undo: it is kept }]
        - id: used
          action: test.act
          with: { of: "outage ${ steps.outage.?outage }" }
          no_undo: it is kept
        """;

    @Test
    void aCheckThatFailedFailsAlsoTheRunThatTakesItUp() {
        RunDriver run = takenUpBehind("failed");
        run.done("steps/used@1").toEnd();
        assertThat(run.finish.orElseThrow().outcome()).isEqualTo(Outcome.FAILED);
    }

    @Test
    void anUnknownCheckMakesTheRunThatTakesItUpUnknown() {
        RunDriver run = takenUpBehind("unknown");
        run.done("steps/used@1").toEnd();
        assertThat(run.finish.orElseThrow().outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(run.record.orElseThrow().checks()).hasSize(1);
    }

    private static RunDriver takenUpBehind(String result) {
        Map<String, Object> check = Map.of(
                "id",
                "loss",
                "type",
                "count",
                "method",
                "probe",
                "expected",
                "0",
                "actual",
                "1",
                "result",
                result,
                "took",
                "1ms");
        RunDriver old = RunDriver.running(Texts.plan(MEASURED))
                .done("steps/outage/measure-begin@1", new TreeMap<>(Map.of("mark", "m1")))
                .done("steps/outage/made@1")
                .done(
                        "steps/outage/measure-end@1",
                        new TreeMap<>(Map.of("outage", "3s", "checks", List.of(new TreeMap<>(check)))));
        old.failed("steps/used@1", FailureKind.REFUSED).toEnd();
        return ResumeTest.resumed(old, "used");
    }

    @Test
    void aLoopWhoseItemsWereTakenBackCanBeTakenUpAgain() {
        String steps = """
            - id: nodes
              each: ${ [1, 2] }
              steps:
                - id: item
                  action: test.act
                  undo: { action: test.act }
            - id: used
              action: test.act
              no_undo: it is kept
            """;
        RunDriver old = RunDriver.running(Texts.plan(steps))
                .done("steps/nodes/item#1@1")
                .done("steps/nodes/item#2@1")
                .failed("steps/used@1", FailureKind.REFUSED)
                .done("steps/nodes/item/undo#2@1")
                .done("steps/nodes/item/undo#1@1")
                .toEnd();
        assertThat(ResumeTest.refused(old, "used").code()).isEqualTo("earlier-step-undone");
        RunDriver run = ResumeTest.resumed(old, "nodes");
        assertThat(run.open.keySet()).containsExactly("steps/nodes/item#1@1");
    }

    @Test
    void whatPeopleSayToAConsentAroundTheStepIsNoRefusedLook() {
        String steps = """
            - block: ask first
              steps:
                - id: agreed
                  consent: Do it?
                  by: [leads]
                  within: 2h
                  steps:
                    - id: used
                      action: test.act
                      no_undo: it is kept
              recover:
                - on: [refused]
                  steps: [{ id: instead, action: test.look }]
            """;
        RunDriver old = RunDriver.running(Texts.plan(steps));
        old.previewed("system/preview/1/steps/0/agreed@1", "act");
        old.vote(old.question(), "approve", "ann", "leads");
        old.vote(old.question(), "approve", "ben", "leads");
        old.previewed("system/preview/1-again/steps/0/agreed@1", "act");
        old.failed("steps/0/agreed/used@1", FailureKind.BUSY).toEnd();
        RunDriver run = ResumeTest.resumed(old, "used");
        run.previewed("system/preview/1/steps/0/agreed@1", "act");
        run.vote(run.question(), "reject", "ann", "leads");
        assertThat(run.open.keySet()).allMatch(call -> call.contains("instead"));
    }
}
