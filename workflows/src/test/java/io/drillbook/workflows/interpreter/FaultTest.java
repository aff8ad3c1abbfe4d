package io.drillbook.workflows.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillbook.runbooks.action.Risk;
import io.drillbook.runbooks.call.Outcome;
import io.drillbook.runbooks.plan.PlanStep;
import io.drillbook.runbooks.plan.PlanValue;
import io.drillbook.runbooks.type.ValueType;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is thrown inside a step of any kind, the run goes through {@code finally} to its end and has a code. */
class FaultTest {
    @ParameterizedTest
    @MethodSource("io.drillbook.workflows.interpreter.BrokenSteps#all")
    void aFaultInAStepBecomesTheRunsFailure(PlanStep step) {
        RunDriver run = RunDriver.running(Plans.plan(List.of(Plans.undoable("a"), step), List.of(Plans.last("z"))));
        run.done("steps/a@1").done("steps/a/undo@1").done("finally/z@1").toEnd();
        assertThat(run.finish.orElseThrow().outcome()).isIn(Outcome.FAILED, Outcome.UNKNOWN);
        assertThat(run.finish.orElseThrow().failure().orElseThrow().code()).matches("[a-z]+(-[a-z]+)+");
    }

    @Test
    void everyKindOfStepIsAmongThem() {
        List<String> kinds = Stream.of(PlanStep.class.getPermittedSubclasses())
                .map(Class::getSimpleName)
                .toList();
        assertThat(BrokenSteps.all()
                        .map(step -> step.getClass().getSimpleName())
                        .distinct())
                .containsExactlyInAnyOrderElementsOf(kinds);
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

    @Test
    void aFaultInWhatAnUndoIsGivenFailsTheRunBeforeTheAct() {
        RunDriver run = RunDriver.running(
                Plans.plan(List.of(Plans.undoable("a"), BrokenSteps.badUndo()), List.of(Plans.last("z"))));
        run.done("steps/a@1").done("steps/a/undo@1").done("finally/z@1").toEnd();
        assertThat(run.finish.orElseThrow().failure().orElseThrow().code()).matches("[a-z]+(-[a-z]+)+");
        assertThat(run.begun).doesNotContain("steps/x@1");
    }

    @Test
    void aFaultInWhatIsWaitedForFailsTheRun() {
        PlanStep.Poll poll = new PlanStep.Poll(
                BrokenSteps.CONDITION,
                "test.look",
                "signature",
                Risk.R0,
                new TreeMap<>(),
                Plans.OUTPUT,
                Duration.ofSeconds(10));
        PlanStep wait = new PlanStep.Wait(
                Plans.common("w", Optional.empty()),
                new PlanValue.Literal("1m", ValueType.DURATION),
                Optional.of(poll),
                Optional.empty());
        RunDriver run = RunDriver.running(Plans.plan(List.of(wait), List.of()));
        run.done("steps/w@1").toEnd();
        assertThat(run.finish.orElseThrow().outcome()).isIn(Outcome.FAILED, Outcome.UNKNOWN);
        assertThat(run.finish.orElseThrow().failure().orElseThrow().code()).matches("[a-z]+(-[a-z]+)+");
    }

    @ParameterizedTest
    @MethodSource("io.drillbook.workflows.interpreter.BrokenSteps#all")
    void aFaultInFinallyFailsTheRunAndTheRestGoesOn(PlanStep step) {
        RunDriver run = RunDriver.running(Plans.plan(List.of(Plans.act("a")), List.of(step, Plans.last("z"))));
        run.done("steps/a@1").done("finally/z@1").toEnd();
        assertThat(run.finish.orElseThrow().outcome()).isIn(Outcome.FAILED, Outcome.UNKNOWN);
    }
}
