package io.drillbook.workflows.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillbook.runbooks.call.FailureKind;
import io.drillbook.runbooks.call.Outcome;
import io.drillbook.runbooks.call.StepRecord;
import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class MeasureTest {
    private static final String BEGIN = "steps/outage/measure-begin";
    private static final String LOOK = "steps/outage/measure-look";
    private static final String END = "steps/outage/measure-end";
    private static final String STOP = "steps/outage/measure-begin/undo";

    private static final String PLAIN = """
            - id: before
              action: test.act
              undo: { action: test.undo }
            - id: outage
              measure: outage
              target: ${ inputs.host }
              every: 100ms
              timeout: 1h
              with: { decided: "${ steps.?a.name }" }
              steps:
                - id: a
                  action: test.act
                  undo: { action: test.undo }
                - { id: b, action: test.look }
            - id: after
              action: test.look
              with: { of: "${ steps.outage.?outage } lost ${ steps.outage.?lost }" }
            finally:
              - id: told
                action: test.look
                with: { of: "outage ${ steps.?outage.outage }" }
            """;

    private static final String WATCHED = PLAIN.replace("  timeout: 1h", "  abort_when: live.?writable.orValue(1) > 1");

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
    void withoutAnAbortConditionNobodyLooks() {
        assertThat(begun(PLAIN).begun).doesNotContain(LOOK + "@1");
    }

    @Test
    void theFirstStepBeginsAfterTheFirstLookAndLooksGoOnBesideTheSteps() {
        RunDriver run = begun(WATCHED);
        assertThat(run.open).containsOnlyKeys(LOOK + "@1");
        assertThat(run.action(LOOK + "@1").call().input()).containsEntry("mark", "m1");
        run.done(LOOK + "@1", live(1));
        assertThat(run.open).containsOnlyKeys("steps/outage/a@1");
        assertThat(run.timer("retry:" + LOOK + "@1")).isEqualTo(Duration.ofSeconds(1));
        run.after(Duration.ofSeconds(1)).fires("retry:" + LOOK + "@1");
        assertThat(run.open).containsOnlyKeys("steps/outage/a@1", LOOK + "@2");
        assertThat(run.action(LOOK + "@2").timeout()).isEqualTo(Duration.ofSeconds(10));
        run.done(LOOK + "@2", live(1)).done("steps/outage/a@1").done("steps/outage/b@1");
        assertThat(run.open).containsOnlyKeys(END + "@1");
        assertThat(run.timers).doesNotContainKey("retry:" + LOOK + "@2");
        run.done(END + "@1", figures())
                .done("steps/after@1")
                .done("finally/told@1")
                .toEnd();
        run.endsAs(Outcome.PASSED, "");
        assertThat(state(run, LOOK)).isEqualTo("done");
    }

    @Test
    void aLookThatMeetsTheConditionEndsTheStepsAndTheScopeFails() {
        RunDriver run = begun(WATCHED).done(LOOK + "@1", live(1));
        run.after(Duration.ofSeconds(1)).fires("retry:" + LOOK + "@1").done(LOOK + "@2", live(2));
        assertThat(run.asked).containsExactly("steps/outage/a@1");
        run.cancelled("steps/outage/a@1").done(END + "@1", figures());
        run.done("steps/outage/a/undo@1")
                .done("steps/before/undo@1")
                .done("finally/told@1")
                .toEnd();
        run.endsAs(Outcome.FAILED, "measure-aborted");
        assertThat(run.finish.orElseThrow().failure().orElseThrow().message())
                .contains("look 2", "live.?writable.orValue(1) > 1");
        assertThat(run.finish.orElseThrow().failure().orElseThrow().hint().orElse(""))
                .contains("writable: 2");
    }

    @Test
    void aConditionThatHoldsFromTheBeginningKeepsTheStepsFromBeginning() {
        RunDriver run = begun(WATCHED).done(LOOK + "@1", live(2));
        assertThat(run.open).containsOnlyKeys(STOP + "@1");
        run.done(STOP + "@1").done("steps/before/undo@1").done("finally/told@1").toEnd();
        run.endsAs(Outcome.FAILED, "measure-aborted");
        assertThat(run.begun).doesNotContain("steps/outage/a@1");
    }

    @Test
    void aFailedLookSaysNothingAndIsAFindingOfTheRun() {
        RunDriver run = begun(WATCHED).failed(LOOK + "@1", FailureKind.UNREACHABLE);
        assertThat(run.open).containsOnlyKeys("steps/outage/a@1");
        run.after(Duration.ofSeconds(1)).fires("retry:" + LOOK + "@1").timedOut(LOOK + "@2");
        run.after(Duration.ofSeconds(1)).fires("retry:" + LOOK + "@2").done(LOOK + "@3", live(1));
        run.done("steps/outage/a@1").done("steps/outage/b@1").done(END + "@1", figures());
        run.done("steps/after@1").done("finally/told@1").toEnd().endsAs(Outcome.PASSED, "");
        assertThat(run.record.orElseThrow().findings())
                .filteredOn(finding -> finding.code().equals("look-failed"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.message()).contains("2 of 2 looks failed", "step-timed-out"));
    }

    @Test
    void whenNoLookGaveAnythingNobodyKnowsWhetherTheConditionHeld() {
        RunDriver run = begun(WATCHED).failed(LOOK + "@1", FailureKind.UNREACHABLE);
        run.done("steps/outage/a@1").done("steps/outage/b@1").done(END + "@1", figures());
        run.done("steps/after@1").done("finally/told@1").toEnd().endsAs(Outcome.UNKNOWN, "check-unknown");
        assertThat(state(run, LOOK)).isEqualTo("unknown");
    }

    @Test
    void anAbortCanBeRecoveredFrom() {
        String steps = "- block: try\n  steps:\n"
                + """
                - id: outage
                  measure: outage
                  target: ${ inputs.host }
                  abort_when: live.?writable.orValue(1) > 1
                  steps: [{ id: a, action: test.look }]
                """.indent(4)
                + "  recover: [{ on: [check_failed], steps: [{ id: r, action: test.look }] }]\n";
        RunDriver run = RunDriver.running(Texts.plan(steps));
        run.done("steps/0/outage/measure-begin@1", gives("mark", "m1"));
        run.done("steps/0/outage/measure-look@1", live(2)).done("steps/0/outage/measure-begin/undo@1");
        run.done("steps/0/recover-0/r@1").toEnd().endsAs(Outcome.PASSED, "");
    }

    @Test
    void whileARunIsPausedItIsLookedAtAndMeasuredToItsEnd() {
        RunDriver run = begun(WATCHED).done(LOOK + "@1", live(1)).pause(true);
        run.after(Duration.ofSeconds(1)).fires("retry:" + LOOK + "@1");
        assertThat(run.open).containsKey(LOOK + "@2");
        run.done(LOOK + "@2", live(2)).cancelled("steps/outage/a@1").failed(END + "@1", FailureKind.INTERNAL);
        run.failed(STOP + "@1", FailureKind.BUSY);
        run.after(Duration.ofSeconds(1)).fires("retry:" + STOP + "@1").done(STOP + "@2");
        assertThat(run.open).containsOnlyKeys("steps/outage/a/undo@1");
    }

    @Test
    void beforeANewHistoryLooksGoOnAndTheEndWaits() {
        RunDriver run = begun(WATCHED).done(LOOK + "@1", live(1));
        run.apply(new RunEvent.DrainAsked(run.now));
        run.after(Duration.ofSeconds(1)).fires("retry:" + LOOK + "@1").done(LOOK + "@2", live(2));
        run.cancelled("steps/outage/a@1");
        assertThat(run.open).isEmpty();
        run.apply(new RunEvent.WentOn(run.now, java.util.Optional.empty()));
        assertThat(run.open).containsOnlyKeys(END + "@1");
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

    private static RunDriver begun(String steps) {
        return RunDriver.running(Texts.plan(steps)).done("steps/before@1").done(BEGIN + "@1", gives("mark", "m1"));
    }

    private static String state(RunDriver run, String path) {
        return run.record.orElseThrow().steps().stream()
                .filter(step -> step.path().equals(path))
                .map(StepRecord::state)
                .findFirst()
                .orElseThrow();
    }

    private static SortedMap<String, Object> figures() {
        SortedMap<String, Object> figures = gives("outage", "3s");
        figures.put("lost", 2L);
        figures.put("checks", List.of());
        return figures;
    }

    private static SortedMap<String, Object> live(long writable) {
        return gives("writable", writable);
    }

    private static SortedMap<String, Object> gives(String name, Object value) {
        SortedMap<String, Object> output = new TreeMap<>();
        output.put(name, value);
        return output;
    }
}
