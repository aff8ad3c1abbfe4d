package io.drillbook.workflows.interpreter;

import static io.drillbook.workflows.interpreter.Measured.END;
import static io.drillbook.workflows.interpreter.Measured.LOOK;
import static io.drillbook.workflows.interpreter.Measured.PLAIN;
import static io.drillbook.workflows.interpreter.Measured.STOP;
import static io.drillbook.workflows.interpreter.Measured.WATCHED;
import static io.drillbook.workflows.interpreter.Measured.begun;
import static io.drillbook.workflows.interpreter.Measured.figures;
import static io.drillbook.workflows.interpreter.Measured.gives;
import static io.drillbook.workflows.interpreter.Measured.live;
import static io.drillbook.workflows.interpreter.Measured.state;
import static org.assertj.core.api.Assertions.assertThat;

import io.drillbook.runbooks.call.FailureKind;
import io.drillbook.runbooks.call.Outcome;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MeasureLookTest {
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
        assertThat(run.timer("retry:" + LOOK + "@1")).isEqualTo(Duration.ofSeconds(1));
        run.after(Duration.ofSeconds(1)).fires("retry:" + LOOK + "@1").done(LOOK + "@2", live(1));
        assertThat(run.timer("retry:" + LOOK + "@2"))
                .as("a history that cannot be left has room for hours of looks")
                .isEqualTo(Duration.ofSeconds(5));
        run.after(Duration.ofSeconds(5)).fires("retry:" + LOOK + "@2").done(LOOK + "@3", live(2));
        run.cancelled("steps/outage/a@1");
        assertThat(run.open).isEmpty();
        run.apply(new RunEvent.WentOn(run.now, Optional.empty()));
        assertThat(run.open).containsOnlyKeys(END + "@1");
    }
}
