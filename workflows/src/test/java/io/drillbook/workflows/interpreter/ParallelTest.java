package io.drillbook.workflows.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillbook.runbooks.call.FailureKind;
import io.drillbook.runbooks.call.Outcome;
import java.time.Duration;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ParallelTest {
    private static final String BOTH = """
            - id: both
              parallel: look at both
              timeout: 10m
              branches:
                - title: left
                  steps:
                    - id: a
                      action: test.act
                      undo: { action: test.undo }
                    - id: b
                      action: test.look
                  outputs: { left: "${ steps.a.?name }" }
                - steps:
                    - id: c
                      action: test.act
                      undo: { action: test.undo }
                    - id: d
                      action: test.look
                  outputs: { right: "${ steps.c.?name }" }
            - id: e
              action: test.look
              with: { of: "${ steps.both.?left.orValue(\\"\\") } and ${ steps.both.?right.orValue(\\"\\") }" }
            """;

    @Test
    void branchesGoOnSideBySideAndTheirOutputsAreGivenTogether() {
        RunDriver run = RunDriver.running(Texts.plan(BOTH));
        assertThat(run.open.keySet()).containsExactly("steps/both/branch-0/a@1", "steps/both/branch-1/c@1");
        run.done("steps/both/branch-1/c@1", named("C")).done("steps/both/branch-1/d@1");
        run.done("steps/both/branch-0/a@1", named("A"));
        assertThat(run.open.keySet()).containsExactly("steps/both/branch-0/b@1");
        run.done("steps/both/branch-0/b@1");
        assertThat(run.action("steps/e@1").call().input()).containsEntry("of", "A and C");
        assertThat(run.timers).doesNotContainKey("block:steps/both");
        run.done("steps/e@1").toEnd().endsAs(Outcome.PASSED, "");
    }

    @Test
    void aFailureStopsTheOtherBranchesAndTheirActsEndFirst() {
        RunDriver run = RunDriver.running(Texts.plan(BOTH));
        run.done("steps/both/branch-0/a@1").failed("steps/both/branch-0/b@1", FailureKind.REFUSED);
        assertThat(run.asked).containsExactly("steps/both/branch-1/c@1");
        assertThat(run.open.keySet()).containsExactly("steps/both/branch-1/c@1");
        run.done("steps/both/branch-1/c@1");
        assertThat(run.open.keySet()).containsExactly("steps/both/branch-1/c/undo@1");
        run.done("steps/both/branch-1/c/undo@1")
                .done("steps/both/branch-0/a/undo@1")
                .toEnd();
        run.endsAs(Outcome.FAILED, "test-failure");
        assertThat(run.begun).doesNotContain("steps/both/branch-1/d@1");
    }

    @Test
    void undoRunsInTheReverseOrderInWhichActsBeganWhateverTheirBranch() {
        RunDriver run = RunDriver.running(Texts.plan(BOTH));
        run.done("steps/both/branch-1/c@1").done("steps/both/branch-0/a@1");
        run.done("steps/both/branch-0/b@1").failed("steps/both/branch-1/d@1", FailureKind.REFUSED);
        run.done("steps/both/branch-1/c/undo@1")
                .done("steps/both/branch-0/a/undo@1")
                .toEnd();
        run.endsAs(Outcome.FAILED, "test-failure");
    }

    @Test
    void aCancelLetsEveryActInHandEndBeforeAnythingIsTakenBack() {
        RunDriver run = RunDriver.running(Texts.plan(BOTH)).cancel();
        assertThat(run.asked).containsExactly("steps/both/branch-0/a@1", "steps/both/branch-1/c@1");
        run.cancelled("steps/both/branch-0/a@1");
        assertThat(run.begun).noneMatch(id -> id.contains("/undo"));
        run.done("steps/both/branch-1/c@1");
        run.done("steps/both/branch-1/c/undo@1")
                .done("steps/both/branch-0/a/undo@1")
                .toEnd();
        run.endsAs(Outcome.CANCELLED, "cancelled");
    }

    @Test
    void aParallelThatTakesTooLongFailsWhenAllItsActsHaveEnded() {
        RunDriver run = RunDriver.running(Texts.plan(BOTH));
        run.after(Duration.ofMinutes(10)).fires("block:steps/both").cancelled("steps/both/branch-0/a@1");
        assertThat(run.begun).noneMatch(id -> id.contains("/undo"));
        run.cancelled("steps/both/branch-1/c@1");
        run.done("steps/both/branch-1/c/undo@1")
                .done("steps/both/branch-0/a/undo@1")
                .toEnd();
        run.endsAs(Outcome.FAILED, "parallel-timed-out");
    }

    @Test
    void aBlockAroundItRecoversFromAFailureInABranch() {
        RunDriver run = RunDriver.running(Texts.plan("""
                - block: try
                  steps:
                    - parallel: both
                      branches:
                        - steps: [{ id: a, action: test.look }]
                        - steps: [{ wait: 1h }]
                  recover:
                    - steps:
                        - { id: r, action: test.look, with: { of: "${ error.step }" } }
                """));
        run.failed("steps/0/0/branch-0/a@1", FailureKind.REFUSED);
        assertThat(run.timers).as("the wait of the other branch is over").containsOnlyKeys("longest-duration");
        assertThat(run.action("steps/0/recover-0/r@1").call().input()).containsEntry("of", "steps/0/0/branch-0/a");
        run.done("steps/0/recover-0/r@1").toEnd().endsAs(Outcome.PASSED, "");
    }

    @Test
    void itFailsWithTheFirstFailure() {
        RunDriver run = RunDriver.running(Texts.plan("""
                - block: try
                  steps:
                    - parallel: both
                      branches:
                        - steps: [{ id: a, action: test.look }]
                        - steps: [{ id: b, action: test.look }]
                  recover:
                    - steps: [{ id: r, action: test.look, with: { of: "${ error.step } ${ error.kind }" } }]
                """));
        run.failed("steps/0/0/branch-1/b@1", FailureKind.REFUSED);
        assertThat(run.asked).containsExactly("steps/0/0/branch-0/a@1");
        run.failed("steps/0/0/branch-0/a@1", FailureKind.BUSY);
        assertThat(run.action("steps/0/recover-0/r@1").call().input())
                .containsEntry("of", "steps/0/0/branch-1/b refused");
    }

    private static SortedMap<String, Object> named(String name) {
        SortedMap<String, Object> output = new TreeMap<>();
        output.put("name", name);
        return output;
    }
}
