package io.drillbook.workflows.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillbook.runbooks.call.FailureKind;
import io.drillbook.runbooks.call.Outcome;
import io.drillbook.runbooks.plan.PlanStep;
import io.drillbook.runbooks.plan.PlanValue;
import io.drillbook.runbooks.type.ValueType;
import io.drillbook.runbooks.type.ValueType.Field;
import io.drillbook.runbooks.type.ValueType.RecordOf;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ScopeTest {
    private static final RecordOf NAME = new RecordOf("chosen", List.of(new Field("name", ValueType.TEXT, false, "")));

    @Test
    void theFirstBranchWhoseConditionHoldsIsTaken() {
        RunDriver run = RunDriver.running(Plans.plan(
                List.of(choose("inputs.limit == 3"), Plans.check("c", "steps.pick.name == \"one\"")), List.of()));
        assertThat(run.open.keySet()).containsExactly("steps/one@1");
        run.done("steps/one@1").toEnd().endsAs(Outcome.PASSED, "");
        assertThat(run.record.orElseThrow().steps())
                .filteredOn(step -> step.path().equals("steps/two"))
                .first()
                .satisfies(step -> assertThat(step.state()).isEqualTo("not_reached"));
    }

    @Test
    void withoutAMatchTheBranchWithoutConditionIsTaken() {
        RunDriver run = RunDriver.running(Plans.plan(List.of(choose("inputs.limit == 4")), List.of()));
        assertThat(run.open.keySet()).containsExactly("steps/two@1");
    }

    @Test
    void aChooseWhoseOutputsAreNeededMustMatch() {
        PlanStep.Choose choose = new PlanStep.Choose(
                Plans.common("pick", Optional.empty()),
                List.of(new PlanStep.Branch(Optional.of("false"), List.of(), name("one"))),
                NAME);
        RunDriver.running(Plans.plan(List.of(choose), List.of())).toEnd().endsAs(Outcome.FAILED, "no-branch");
    }

    @Test
    void aFailureInsideABlockFailsTheBlockAndUndoesWhatItDid() {
        RunDriver run = RunDriver.running(Plans.plan(
                List.of(Plans.block("k", Optional.empty(), Plans.undoable("a"), Plans.act("b"))), List.of()));
        run.done("steps/a@1")
                .failed("steps/b@1", FailureKind.CHECK_FAILED)
                .done("steps/a/undo@1")
                .toEnd();
        run.endsAs(Outcome.FAILED, "test-failure");
        assertThat(run.record.orElseThrow().steps().getFirst().state()).isEqualTo("failed");
    }

    @Test
    void aStepWhoseConditionIsFalseIsSkipped() {
        RunDriver run =
                RunDriver.running(Plans.plan(List.of(Plans.when("a", "inputs.limit > 3"), Plans.act("b")), List.of()));
        assertThat(run.open.keySet()).containsExactly("steps/b@1");
        run.done("steps/b@1").toEnd();
        assertThat(run.record.orElseThrow().steps().getFirst().state()).isEqualTo("skipped");
    }

    @Test
    void aWaitEndsWithItsTimer() {
        RunDriver run = RunDriver.running(Plans.plan(List.of(Plans.pause("w", "90s"), Plans.act("b")), List.of()));
        assertThat(run.open).isEmpty();
        run.fires("wait:steps/w").done("steps/b@1").toEnd().endsAs(Outcome.PASSED, "");
    }

    @Test
    void aRecordOfManyLargeOutputsIsMadeToFitAndSaysWhatIsLeftOut() {
        List<PlanStep> steps = new java.util.ArrayList<>();
        for (int at = 0; at < 10; at++) {
            steps.add(Plans.act("s" + at));
        }
        RunDriver run = RunDriver.running(Plans.plan(steps, List.of()));
        for (int at = 0; at < 10; at++) {
            SortedMap<String, Object> large = new TreeMap<>();
            large.put("name", "x".repeat(200 << 10));
            run.done("steps/s" + at + "@1", large);
        }
        run.toEnd().endsAs(Outcome.PASSED, "");
        assertThat(Limits.size(run.record.orElseThrow())).isLessThan(Limits.RECORD);
        assertThat(run.record.orElseThrow().findings())
                .isNotEmpty()
                .allMatch(found -> found.code().equals("output-left-out"));
    }

    private static PlanStep.Choose choose(String first) {
        return new PlanStep.Choose(
                Plans.common("pick", Optional.empty()),
                List.of(
                        new PlanStep.Branch(Optional.of(first), List.of(Plans.act("one")), name("one")),
                        new PlanStep.Branch(Optional.empty(), List.of(Plans.act("two")), name("two"))),
                NAME);
    }

    private static SortedMap<String, PlanValue> name(String name) {
        return Plans.values("name", Plans.text(name));
    }
}
