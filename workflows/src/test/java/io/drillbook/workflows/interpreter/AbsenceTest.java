package io.drillbook.workflows.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillbook.runbooks.action.Risk;
import io.drillbook.runbooks.call.FailureKind;
import io.drillbook.runbooks.call.Outcome;
import io.drillbook.runbooks.plan.PlanStep;
import io.drillbook.runbooks.plan.PlanValue;
import io.drillbook.runbooks.type.ValueType;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Steps that did not run, and what becomes of what rests on them. */
class AbsenceTest {
    private static final String TRY = """
            - block: try
              steps:
                - { id: a, action: test.look }
                - { id: b, action: test.look }
              recover:
                - steps:
                    - { id: r, action: test.look, with: { of: "${ steps.?a.lag } ${ steps.?b.lag }" } }
            - { id: after, action: test.look, with: { of: "${ steps.?a.lag } ${ steps.?b.lag } ${ steps.?r.lag }" } }
            """;

    @Test
    void aStepThatFailedIsAbsentInTheHandlerAndAfterTheBlock() {
        RunDriver run = RunDriver.running(Texts.plan(TRY)).done("steps/0/a@1", lag("3s"));
        run.failed("steps/0/b@1", FailureKind.REFUSED);
        assertThat(of(run, "steps/0/recover-0/r@1")).isEqualTo("3s not measured");
        run.done("steps/0/recover-0/r@1", lag("7s"));
        assertThat(of(run, "steps/after@1")).isEqualTo("3s not measured 7s");
    }

    @Test
    void aStepThatDidNotBeginIsAbsentInTheHandlerAndAfterTheBlock() {
        RunDriver run = RunDriver.running(Texts.plan(TRY)).failed("steps/0/a@1", FailureKind.REFUSED);
        assertThat(of(run, "steps/0/recover-0/r@1")).isEqualTo("not measured not measured");
        run.done("steps/0/recover-0/r@1", lag("7s"));
        assertThat(of(run, "steps/after@1")).isEqualTo("not measured not measured 7s");
    }

    @Test
    void aStepOfAHandlerIsAbsentWhenNothingWasRecoveredFrom() {
        RunDriver run = RunDriver.running(Texts.plan(TRY)).done("steps/0/a@1", lag("3s"));
        run.done("steps/0/b@1", lag("4s"));
        assertThat(of(run, "steps/after@1")).isEqualTo("3s 4s not measured");
    }

    @Test
    void inFinallyAStepOfABlockIsKnownAndOneThatTheRunEndedBeforeIsAbsent() {
        RunDriver run = RunDriver.running(Texts.plan("""
                - block: both
                  steps: [{ id: a, action: test.look }]
                - { id: b, action: test.look }
                - { id: c, action: test.look }
                finally:
                  - { id: z, action: test.look, with: { of: "${ steps.?a.lag } ${ steps.?b.lag } ${ steps.?c.lag }" } }
                """));
        run.done("steps/0/a@1", lag("3s")).failed("steps/b@1", FailureKind.REFUSED);
        assertThat(of(run, "finally/z@1")).isEqualTo("3s not measured not measured");
    }

    /** The compiler refuses such a condition; a plan that was made otherwise is held to the same. */
    @Test
    void aConditionThatRestsOnAnAbsentValueFailsItsStepAsUnknown() {
        RunDriver run = RunDriver.running(
                Plans.plan(List.of(Plans.when("a", "false"), Plans.when("b", "steps.a.count > 3")), List.of()));
        run.toEnd().endsAs(Outcome.UNKNOWN, "condition-unknown");
        assertThat(run.begun).doesNotContain("steps/b@1");
    }

    @Test
    void aBranchWhoseConditionRestsOnAnAbsentValueFailsItsChooseAsUnknown() {
        PlanStep.Choose choose = new PlanStep.Choose(
                Plans.common("pick", Optional.empty()),
                List.of(
                        new PlanStep.Branch(
                                Optional.of("steps.a.count > 3"), List.of(Plans.act("one")), new TreeMap<>()),
                        new PlanStep.Branch(Optional.empty(), List.of(Plans.act("two")), new TreeMap<>())),
                new ValueType.RecordOf("chosen", List.of()));
        RunDriver run = RunDriver.running(Plans.plan(List.of(Plans.when("a", "false"), choose), List.of()));
        run.toEnd().endsAs(Outcome.UNKNOWN, "condition-unknown");
    }

    @Test
    void untilTakesAnAbsentValueForNotYet() {
        PlanStep.Poll poll = new PlanStep.Poll(
                "polled.count > 3",
                "test.look",
                "signature",
                Risk.R0,
                new TreeMap<>(),
                Plans.OUTPUT,
                Duration.ofSeconds(10));
        PlanStep.Wait wait = new PlanStep.Wait(
                Plans.common("w", Optional.empty()),
                new PlanValue.Literal("1m", ValueType.DURATION),
                Optional.of(poll),
                Optional.empty());
        RunDriver run = RunDriver.running(Plans.plan(List.of(wait), List.of())).done("steps/w@1");
        assertThat(run.timer("retry:steps/w@1")).isEqualTo(Duration.ofSeconds(10));
        run.after(Duration.ofSeconds(10))
                .fires("retry:steps/w@1")
                .done("steps/w@2", new TreeMap<>(Map.of("count", 4L)));
        run.toEnd().endsAs(Outcome.PASSED, "");
    }

    private static SortedMap<String, Object> lag(String lag) {
        return new TreeMap<>(Map.of("lag", lag));
    }

    private static String of(RunDriver run, String callId) {
        return String.valueOf(run.action(callId).call().input().get("of"));
    }
}
