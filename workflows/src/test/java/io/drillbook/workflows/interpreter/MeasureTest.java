package io.drillbook.workflows.interpreter;

import static io.drillbook.workflows.interpreter.Measured.BEGIN;
import static io.drillbook.workflows.interpreter.Measured.END;
import static io.drillbook.workflows.interpreter.Measured.PLAIN;
import static io.drillbook.workflows.interpreter.Measured.STOP;
import static io.drillbook.workflows.interpreter.Measured.begun;
import static io.drillbook.workflows.interpreter.Measured.figures;
import static io.drillbook.workflows.interpreter.Measured.gives;
import static io.drillbook.workflows.interpreter.Measured.state;
import static org.assertj.core.api.Assertions.assertThat;

import io.drillbook.runbooks.call.FailureKind;
import io.drillbook.runbooks.call.Outcome;
import io.drillbook.runbooks.call.StepRecord;
import java.time.Duration;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;

class MeasureTest {
    @Test
    void theStepsBeginWhenAllIsSteadyAndTheFiguresAreTakenAfterThem() {
        RunDriver run = begun(PLAIN);
        assertThat(run.open).containsOnlyKeys("steps/outage/a@1");
        run.done("steps/outage/a@1", gives("name", "noon")).done("steps/outage/b@1");
        assertThat(run.open).containsOnlyKeys(END + "@1");
        assertThat(run.action(END + "@1").call().input())
                .containsEntry("mark", "m1")
                .containsEntry("cut_short", false)
                .containsEntry("decided", "noon");
        run.done(END + "@1", figures());
        assertThat(run.action("steps/after@1").call().input()).containsEntry("of", "3s lost 2");
        run.done("steps/after@1").done("finally/told@1").toEnd().endsAs(Outcome.PASSED, "");
        assertThat(state(run, END)).isEqualTo("done");
        assertThat(state(run, "steps/outage")).isEqualTo("done");
        assertThat(run.begun).doesNotContain(STOP + "@1");
    }

    @Test
    void withoutASteadyStateNoStepBeginsAndWhatWasBegunIsStopped() {
        RunDriver run = RunDriver.running(Texts.plan(PLAIN)).done("steps/before@1");
        assertThat(run.action(BEGIN + "@1").call().input()).containsEntry("every", "100ms");
        run.failed(BEGIN + "@1", FailureKind.CHECK_FAILED);
        assertThat(run.action(STOP + "@1").call().input()).containsEntry("begun_by", BEGIN);
        run.done(STOP + "@1").done("steps/before/undo@1").done("finally/told@1").toEnd();
        run.endsAs(Outcome.FAILED, "test-failure");
        assertThat(state(run, "steps/outage/a")).isEqualTo("not_reached");
        assertThat(run.record.orElseThrow().steps())
                .filteredOn(step -> step.path().equals(BEGIN))
                .extracting(StepRecord::undo)
                .containsExactly("undone");
    }

    @Test
    void whatCertainlyDidNotBeginIsNotStopped() {
        RunDriver run = RunDriver.running(Texts.plan(PLAIN)).done("steps/before@1");
        run.failed(BEGIN + "@1", FailureKind.REFUSED, false);
        run.done("steps/before/undo@1").done("finally/told@1").toEnd().endsAs(Outcome.FAILED, "test-failure");
        assertThat(run.begun).doesNotContain(STOP + "@1");
    }

    @Test
    void afterAFailureInsideTheFiguresAreTakenAtOnceAndTheUndosComeThen() {
        RunDriver run = begun(PLAIN).done("steps/outage/a@1", gives("name", "noon"));
        run.failed("steps/outage/b@1", FailureKind.CHECK_FAILED);
        assertThat(run.open).containsOnlyKeys(END + "@1");
        assertThat(run.action(END + "@1").call().input()).containsEntry("cut_short", true);
        assertThat(run.action(END + "@1").timeout()).isEqualTo(Duration.ofMinutes(2));
        run.done(END + "@1", figures());
        assertThat(run.open).containsOnlyKeys("steps/outage/a/undo@1");
        run.done("steps/outage/a/undo@1").done("steps/before/undo@1");
        assertThat(run.action("finally/told@1").call().input()).containsEntry("of", "outage 3s");
        run.done("finally/told@1").toEnd().endsAs(Outcome.FAILED, "test-failure");
        assertThat(state(run, "steps/outage")).isEqualTo("failed");
        assertThat(run.begun).doesNotContain(STOP + "@1");
    }

    @Test
    void whatGivesNoFiguresIsStoppedBeforeAnythingIsUndone() {
        RunDriver run = begun(PLAIN).done("steps/outage/a@1").failed("steps/outage/b@1", FailureKind.CHECK_FAILED);
        run.failed(END + "@1", FailureKind.INTERNAL);
        assertThat(run.open).containsOnlyKeys(STOP + "@1");
        run.done(STOP + "@1").done("steps/outage/a/undo@1").done("steps/before/undo@1");
        assertThat(run.action("finally/told@1").call().input()).containsEntry("of", "outage not measured");
        run.done("finally/told@1").toEnd().endsAs(Outcome.FAILED, "test-failure");
    }

    @Test
    void theFailureOfTheEndIsThatOfTheScopeWhenItsStepsWereDone() {
        RunDriver run = begun(PLAIN).done("steps/outage/a@1").done("steps/outage/b@1");
        run.failed(END + "@1", FailureKind.UNKNOWN).done(STOP + "@1");
        run.done("steps/outage/a/undo@1").done("steps/before/undo@1").done("finally/told@1");
        run.toEnd().endsAs(Outcome.UNKNOWN, "test-failure");
    }

    @Test
    void aStopThatFailsIsTriedAgainAndIsLoudAtLast() {
        RunDriver run = begun(PLAIN).done("steps/outage/a@1").failed("steps/outage/b@1", FailureKind.CHECK_FAILED);
        run.failed(END + "@1", FailureKind.INTERNAL).failed(STOP + "@1", FailureKind.UNREACHABLE);
        run.after(Duration.ofSeconds(1)).fires("retry:" + STOP + "@1").failed(STOP + "@2", FailureKind.REFUSED);
        run.done("steps/outage/a/undo@1")
                .done("steps/before/undo@1")
                .done("finally/told@1")
                .toEnd();
        run.endsAs(Outcome.FAILED, "test-failure");
        assertThat(run.record.orElseThrow().findings())
                .anyMatch(finding -> finding.code().equals("undo-failed"));
    }

    @Test
    void aCancelEndsTheActInHandTakesTheFiguresAndGoesOnToTheUndos() {
        RunDriver run = begun(PLAIN).cancel();
        assertThat(run.asked).containsExactly("steps/outage/a@1");
        run.cancelled("steps/outage/a@1");
        assertThat(run.open).containsOnlyKeys(END + "@1");
        run.done(END + "@1", figures());
        run.done("steps/outage/a/undo@1")
                .done("steps/before/undo@1")
                .done("finally/told@1")
                .toEnd();
        run.endsAs(Outcome.CANCELLED, "cancelled");
        assertThat(state(run, "steps/outage")).isEqualTo("cancelled");
    }

    @Test
    void aCancelBeforeTheFirstStepStopsWhatWasBegun() {
        RunDriver run =
                RunDriver.running(Texts.plan(PLAIN)).done("steps/before@1").cancel();
        run.done(BEGIN + "@1", gives("mark", "m1"));
        assertThat(run.open).containsOnlyKeys(STOP + "@1");
        run.done(STOP + "@1").done("steps/before/undo@1").done("finally/told@1").toEnd();
        run.endsAs(Outcome.CANCELLED, "cancelled");
    }

    @Test
    void aCancelWhileAllIsToBecomeStableAsksTheEndToStopAndKeepsItsFigures() {
        RunDriver run =
                begun(PLAIN).done("steps/outage/a@1").done("steps/outage/b@1").cancel();
        assertThat(run.asked).containsExactly(END + "@1");
        run.done(END + "@1", figures());
        run.done("steps/outage/a/undo@1").done("steps/before/undo@1");
        assertThat(run.action("finally/told@1").call().input()).containsEntry("of", "outage 3s");
        run.done("finally/told@1").toEnd().endsAs(Outcome.CANCELLED, "cancelled");
        assertThat(run.begun).doesNotContain(STOP + "@1");
    }

    @Test
    void aSecondCancelDoesNotStopWhatTakesTheFigures() {
        RunDriver run = begun(PLAIN).cancel().cancelled("steps/outage/a@1").cancel();
        assertThat(run.asked).containsExactly("steps/outage/a@1");
        run.lost(END + "@1");
        assertThat(run.open).containsOnlyKeys(END + "@2");
        run.timedOut(END + "@2");
        run.done(STOP + "@1")
                .done("steps/outage/a/undo@1")
                .done("steps/before/undo@1")
                .done("finally/told@1");
        run.toEnd().endsAs(Outcome.CANCELLED, "cancelled");
    }

    @Test
    void whenItsTimeIsOverTheActInHandEndsAndTheFiguresAreTaken() {
        RunDriver run = begun(PLAIN);
        assertThat(run.timer("block:steps/outage")).isEqualTo(Duration.ofHours(1));
        run.after(Duration.ofHours(1)).fires("block:steps/outage");
        assertThat(run.asked).containsExactly("steps/outage/a@1");
        run.cancelled("steps/outage/a@1").done(END + "@1", figures());
        run.done("steps/outage/a/undo@1")
                .done("steps/before/undo@1")
                .done("finally/told@1")
                .toEnd();
        run.endsAs(Outcome.FAILED, "measure-timed-out");
    }

    @Test
    void theTimeOfABlockAroundItEndsItTheSameWayAndTheBlockRecovers() {
        RunDriver run = RunDriver.running(Texts.plan("""
                - block: try
                  timeout: 10m
                  steps:
                    - id: outage
                      measure: outage
                      target: ${ inputs.host }
                      steps: [{ id: a, action: test.look }]
                  recover:
                    - steps: [{ id: r, action: test.look, with: { of: "${ error.code }, ${ steps.?outage.outage }" } }]
                """));
        run.done("steps/0/outage/measure-begin@1", gives("mark", "m1"));
        run.after(Duration.ofMinutes(10)).fires("block:steps/0").cancelled("steps/0/outage/a@1");
        assertThat(run.action("steps/0/outage/measure-end@1").call().input()).containsEntry("cut_short", true);
        run.done("steps/0/outage/measure-end@1", figures());
        assertThat(run.action("steps/0/recover-0/r@1").call().input()).containsEntry("of", "block-timed-out, 3s");
        run.done("steps/0/recover-0/r@1").toEnd().endsAs(Outcome.PASSED, "");
    }

    @Test
    void twoMeasurementsSideBySideEndEachForItself() {
        RunDriver run = RunDriver.running(Texts.plan("""
                - parallel: both
                  branches:
                    - steps:
                        - { id: one, measure: outage, target: "${ inputs.host }", steps: [{ id: a, action: test.look }] }
                    - steps:
                        - { id: two, measure: outage, target: "${ inputs.host }", steps: [{ id: b, action: test.look }] }
                """));
        String one = "steps/0/branch-0/one";
        String two = "steps/0/branch-1/two";
        run.done(one + "/measure-begin@1", gives("mark", "m1")).done(two + "/measure-begin@1", gives("mark", "m2"));
        run.failed(one + "/a@1", FailureKind.CHECK_FAILED).done(one + "/measure-end@1", figures());
        run.cancelled(two + "/b@1");
        assertThat(run.action(two + "/measure-end@1").call().input()).containsEntry("mark", "m2");
        run.done(two + "/measure-end@1", figures()).toEnd().endsAs(Outcome.FAILED, "test-failure");
    }

    @Test
    void aCalledRunbookMeasuresWithItsOwnNames() {
        String called = Texts.runbook("change", """
                inputs: { where: { type: host }, when: { type: text } }
                guard: { max_duration: 1h }
                steps:
                  - id: outage
                    measure: outage
                    target: ${ inputs.where }
                    with: { decided: "${ inputs.when } ${ steps.?a.name }" }
                    steps: [{ id: a, action: test.act, no_undo: kept }]
                outputs: { outage: "${ steps.?outage.outage }" }
                """);
        RunDriver run = RunDriver.running(Texts.calling("""
                - { id: called, call: change, with: { where: "${ inputs.host }", when: at } }
                - { id: after, action: test.look, with: { of: "outage ${ steps.called.?outage }" } }
                """, called));
        String scope = "steps/called/steps/outage";
        run.done(scope + "/measure-begin@1", gives("mark", "m1")).done(scope + "/a@1", gives("name", "noon"));
        assertThat(run.action(scope + "/measure-end@1").call().input()).containsEntry("decided", "at noon");
        run.done(scope + "/measure-end@1", figures());
        assertThat(run.action("steps/after@1").call().input()).containsEntry("of", "outage 3s");
        run.done("steps/after@1").toEnd().endsAs(Outcome.PASSED, "");
    }

    @Test
    void anActOfNoReturnInsideKeepsNothingRunning() {
        RunDriver run = begun(PLAIN.replace("- { id: b, action: test.look }", """
                - id: b
                      action: test.act
                      no_return: true
                      no_undo: it is gone"""));
        run.done("steps/outage/a@1").failed("steps/outage/b@1", FailureKind.CHECK_FAILED);
        run.failed(END + "@1", FailureKind.INTERNAL);
        assertThat(run.open).containsOnlyKeys(STOP + "@1");
        run.done(STOP + "@1").done("finally/told@1").toEnd().endsAs(Outcome.FAILED, "test-failure");
    }

    @Test
    void theFiguresCountLikeThoseOfAnyStep() {
        RunDriver run = begun(PLAIN).done("steps/outage/a@1").done("steps/outage/b@1");
        SortedMap<String, Object> bad = figures();
        bad.putAll(Plans.checked("failed"));
        run.done(END + "@1", bad).done("steps/after@1").done("finally/told@1").toEnd();
        run.endsAs(Outcome.FAILED, "check-failed");
    }
}
