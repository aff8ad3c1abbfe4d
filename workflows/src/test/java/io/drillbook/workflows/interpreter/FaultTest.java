package io.drillbook.workflows.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillbook.runbooks.call.Outcome;
import io.drillbook.runbooks.plan.PlanStep;
import io.drillbook.runbooks.plan.PlanValue;
import io.drillbook.runbooks.plan.Retry;
import io.drillbook.runbooks.type.ValueType;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is thrown inside a step of any kind, the run goes through {@code finally} to its end and has a code. */
class FaultTest {
    private static final String BROKEN = "1 / (inputs.limit - 3) == 1";

    static Stream<PlanStep> broken() {
        PlanStep.Common common = Plans.common("x", Optional.empty());
        PlanValue bad = new PlanValue.Computed("1 / (inputs.limit - 3)", ValueType.WHOLE);
        PlanValue large = new PlanValue.Computed("9007199254740993 + inputs.limit", ValueType.WHOLE);
        PlanValue mistyped = new PlanValue.Computed("inputs.limit", ValueType.DURATION);
        PlanStep.Branch branch = new PlanStep.Branch(Optional.of(BROKEN), List.of(), Plans.values("a", bad));
        PlanStep.Branch output = new PlanStep.Branch(Optional.empty(), List.of(), Plans.values("name", bad));
        return Stream.of(
                Plans.when("x", BROKEN),
                Plans.when("x", "inputs.limit"),
                Plans.when("x", "not an expression ("),
                Plans.when("x", "(".repeat(5000) + "true" + ")".repeat(5000)),
                Plans.act(common, Plans.values("a", bad), Plans.OUTPUT, Retry.NONE, false, false),
                Plans.act(common, Plans.values("a", mistyped), Plans.OUTPUT, Retry.NONE, false, false),
                Plans.act(common, Plans.values("a", large), Plans.OUTPUT, Retry.NONE, false, false),
                Plans.check("x", BROKEN),
                Plans.check("x", "inputs.limit"),
                new PlanStep.Wait(common, mistyped),
                new PlanStep.Wait(common, Plans.text("soon")),
                new PlanStep.Choose(common, List.of(branch), Plans.OUTPUT),
                new PlanStep.Choose(common, List.of(output), Plans.OUTPUT),
                Plans.block("k", Optional.empty(), Plans.check("x", BROKEN)),
                Plans.call("k", List.of(Plans.check("x", BROKEN)), List.of(), Duration.ofHours(1)),
                new PlanStep.Call(
                        common,
                        Plans.plan(List.of(), List.of()).definition(),
                        Plans.values("limit", bad),
                        Duration.ofHours(1)));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void aFaultInAStepBecomesTheRunsFailure(PlanStep step) {
        RunDriver run = RunDriver.running(Plans.plan(List.of(Plans.undoable("a"), step), List.of(Plans.last("z"))));
        run.done("steps/a@1").done("steps/a/undo@1").done("finally/z@1").toEnd();
        assertThat(run.finish.orElseThrow().outcome()).isIn(Outcome.FAILED, Outcome.UNKNOWN);
        assertThat(run.finish.orElseThrow().failure().orElseThrow().code()).matches("[a-z]+(-[a-z]+)+");
    }

    @Test
    void outputsThatCannotBeRecordedFailTheRunAndNotItsRecord() {
        RunDriver run = RunDriver.running(Plans.plan(
                Optional.empty(),
                List.of(Plans.act("a")),
                List.of(),
                Plans.values("n", new PlanValue.Computed("9007199254740993 + inputs.limit", ValueType.WHOLE))));
        run.done("steps/a@1").toEnd().endsAs(Outcome.FAILED, "value-unreadable");
    }

    @ParameterizedTest
    @MethodSource("broken")
    void aFaultInFinallyFailsTheRunAndTheRestGoesOn(PlanStep step) {
        RunDriver run = RunDriver.running(Plans.plan(List.of(Plans.act("a")), List.of(step, Plans.last("z"))));
        run.done("steps/a@1").done("finally/z@1").toEnd();
        assertThat(run.finish.orElseThrow().outcome()).isIn(Outcome.FAILED, Outcome.UNKNOWN);
    }
}
