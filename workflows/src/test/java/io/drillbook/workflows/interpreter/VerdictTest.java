package io.drillbook.workflows.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillbook.runbooks.call.FailureKind;
import io.drillbook.runbooks.call.Outcome;
import io.drillbook.runbooks.call.Verdict;
import io.drillbook.runbooks.plan.PlanStep;
import io.drillbook.runbooks.plan.Retry;
import io.drillbook.runbooks.type.ValueType;
import io.drillbook.runbooks.type.ValueType.Field;
import io.drillbook.runbooks.type.ValueType.RecordOf;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class VerdictTest {
    private static final RecordOf MEASUREMENT = new RecordOf(
            "measurement",
            List.of(
                    field("name", ValueType.TEXT, false),
                    field("value", ValueType.DURATION, true),
                    field("method", ValueType.TEXT, false),
                    field("resolution", ValueType.DURATION, false),
                    field("samples", ValueType.WHOLE, false),
                    field("objective", ValueType.DURATION, true),
                    field("met", ValueType.TRUTH, true)));
    private static final RecordOf FOUND = new RecordOf(
            "found",
            List.of(field("checks", new ValueType.ListOf(Plans.CHECK), true), field("rto", MEASUREMENT, true)));

    @Test
    void aFailedAssertFailsTheRunWithItsMessage() {
        RunDriver run = RunDriver.running(Plans.plan(List.of(Plans.check("c", "inputs.limit > 5")), List.of()));
        run.toEnd().endsAs(Outcome.FAILED, "assertion-failed");
        assertThat(run.finish.orElseThrow().failure().orElseThrow().message()).isEqualTo("it holds: c");
    }

    @Test
    void anAssertOverAnAbsentValueIsUnknownAndNeverPassed() {
        RunDriver run = RunDriver.running(Plans.plan(
                List.of(Plans.when("a", "false"), Plans.check("c", "steps.?a.count == optional.of(3)")), List.of()));
        run.toEnd();
        assertThat(run.finish.orElseThrow().outcome()).isNotEqualTo(Outcome.PASSED);
        RunDriver plain = RunDriver.running(
                Plans.plan(List.of(Plans.when("a", "false"), Plans.check("c", "steps.a.count > 3")), List.of()));
        plain.toEnd().endsAs(Outcome.UNKNOWN, "assertion-unknown");
    }

    @Test
    void anActThatCouldNotFindOutMakesTheRunUnknown() {
        RunDriver run = RunDriver.running(Plans.plan(List.of(Plans.act("a")), List.of()));
        run.failed("steps/a@1", FailureKind.UNKNOWN).toEnd().endsAs(Outcome.UNKNOWN, "test-failure");
    }

    @Test
    void aMissedObjectiveFailsTheRunWithoutUndoingIt() {
        RunDriver run =
                RunDriver.running(Plans.plan(List.of(Plans.undoable("u"), measuring("a"), Plans.act("b")), List.of()));
        run.done("steps/u@1")
                .done("steps/a@1", found(Optional.of(false), "passed"))
                .done("steps/b@1")
                .toEnd();
        run.endsAs(Outcome.FAILED, "objective-missed");
        assertThat(run.begun).doesNotContain("steps/u/undo@1");
        assertThat(run.record.orElseThrow().measurements()).hasSize(1);
    }

    @Test
    void anObjectiveThatCouldNotBeMeasuredLeavesTheRunUnknown() {
        RunDriver run = RunDriver.running(Plans.plan(List.of(measuring("a")), List.of()));
        run.done("steps/a@1", found(Optional.empty(), "passed")).toEnd();
        run.endsAs(Outcome.UNKNOWN, "objective-unknown");
    }

    @Test
    void aCheckThatCouldNotBeMadeLeavesTheRunUnknown() {
        RunDriver run = RunDriver.running(Plans.plan(List.of(measuring("a")), List.of()));
        run.done("steps/a@1", found(Optional.of(true), "unknown")).toEnd();
        run.endsAs(Outcome.UNKNOWN, "check-unknown");
    }

    @Test
    void aFailedCheckFailsTheRunByItselfAndSaysWhereItStood() {
        RunDriver run =
                RunDriver.running(Plans.plan(List.of(Plans.undoable("u"), measuring("a"), Plans.act("b")), List.of()));
        run.done("steps/u@1")
                .done("steps/a@1", found(Optional.of(true), "failed"))
                .done("steps/b@1")
                .toEnd();
        run.endsAs(Outcome.FAILED, "check-failed");
        assertThat(run.finish.orElseThrow().failure().orElseThrow().message())
                .contains("some id", "steps/a", "some expected", "some actual");
        assertThat(run.begun).doesNotContain("steps/u/undo@1");
        assertThat(run.record.orElseThrow().checks().getFirst().result()).isEqualTo(Verdict.FAILED);
    }

    @Test
    void anAssertThatLooksAtAFailedCheckSaysWhyInItsOwnWords() {
        RunDriver run = RunDriver.running(
                Plans.plan(List.of(measuring("a"), Plans.check("c", "steps.a.checks.size() == 0")), List.of()));
        run.done("steps/a@1", found(Optional.of(true), "failed")).toEnd().endsAs(Outcome.FAILED, "assertion-failed");
    }

    @Test
    void aFailedCheckWeighsMoreThanOneThatCouldNotBeMade() {
        RunDriver run = RunDriver.running(Plans.plan(List.of(measuring("a"), measuring("b")), List.of()));
        run.done("steps/a@1", found(Optional.of(true), "unknown"))
                .done("steps/b@1", found(Optional.of(true), "failed"))
                .toEnd();
        run.endsAs(Outcome.FAILED, "check-failed");
        assertThat(run.finish.orElseThrow().failure().orElseThrow().message()).contains("steps/b");
    }

    @Test
    void aCancelDoesNotHideAFailedCheck() {
        RunDriver run = RunDriver.running(Plans.plan(List.of(measuring("a"), Plans.act("b")), List.of()));
        run.done("steps/a@1", found(Optional.of(true), "failed"))
                .cancel()
                .cancelled("steps/b@1")
                .toEnd();
        run.endsAs(Outcome.FAILED, "check-failed");
    }

    @Test
    void aFailedCheckInFinallyFailsTheRun() {
        RunDriver run = RunDriver.running(Plans.plan(List.of(Plans.act("a")), List.of(lastMeasuring("z"))));
        run.done("steps/a@1")
                .done("finally/z@1", found(Optional.of(true), "failed"))
                .toEnd();
        run.endsAs(Outcome.FAILED, "check-failed");
    }

    @Test
    void aFailingStepOfFinallyFailsTheRunAndTheRestGoesOn() {
        RunDriver run =
                RunDriver.running(Plans.plan(List.of(Plans.act("a")), List.of(Plans.last("y"), Plans.last("z"))));
        run.done("steps/a@1")
                .failed("finally/y@1", FailureKind.REFUSED)
                .done("finally/z@1")
                .toEnd();
        run.endsAs(Outcome.FAILED, "test-failure");
    }

    @Test
    void aResultThatIsNotOfItsTypeFailsItsOwnStep() {
        RunDriver run = RunDriver.running(Plans.plan(List.of(Plans.act("a"), Plans.act("b")), List.of()));
        SortedMap<String, Object> wrong = new TreeMap<>();
        wrong.put("count", "many");
        run.done("steps/a@1", wrong).toEnd().endsAs(Outcome.FAILED, "value-unreadable");
    }

    @Test
    void aResultTooLargeForHistoryFailsItsStep() {
        RunDriver run = RunDriver.running(Plans.plan(List.of(Plans.act("a")), List.of()));
        SortedMap<String, Object> large = new TreeMap<>();
        large.put("name", "x".repeat(300 << 10));
        run.done("steps/a@1", large).toEnd().endsAs(Outcome.FAILED, "result-too-large");
    }

    private static PlanStep lastMeasuring(String id) {
        return Plans.act(
                new PlanStep.Common("finally/" + id, Optional.of(id), "Do " + id, Optional.empty()),
                FOUND,
                Retry.NONE,
                false,
                false);
    }

    private static PlanStep measuring(String id) {
        return Plans.act(Plans.common(id, Optional.empty()), FOUND, Retry.NONE, false, false);
    }

    private static SortedMap<String, Object> found(Optional<Boolean> met, String verdict) {
        SortedMap<String, Object> rto = new TreeMap<>();
        rto.put("name", "rto_restore");
        rto.put("value", "6m");
        rto.put("method", "watch");
        rto.put("resolution", "1s");
        rto.put("samples", 3L);
        rto.put("objective", "5m");
        met.ifPresent(value -> rto.put("met", value));
        SortedMap<String, Object> output = Plans.checked(verdict);
        output.put("rto", rto);
        return output;
    }

    private static Field field(String name, ValueType type, boolean optional) {
        return new Field(name, type, optional, name);
    }
}
