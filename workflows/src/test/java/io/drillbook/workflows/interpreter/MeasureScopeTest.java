package io.drillbook.workflows.interpreter;

import static io.drillbook.workflows.interpreter.Measured.BEGIN;
import static io.drillbook.workflows.interpreter.Measured.END;
import static io.drillbook.workflows.interpreter.Measured.LOOK;
import static io.drillbook.workflows.interpreter.Measured.PLAIN;
import static io.drillbook.workflows.interpreter.Measured.STOP;
import static io.drillbook.workflows.interpreter.Measured.WATCHED;
import static io.drillbook.workflows.interpreter.Measured.begun;
import static io.drillbook.workflows.interpreter.Measured.gives;
import static io.drillbook.workflows.interpreter.Measured.live;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.drillbook.runbooks.call.FailureKind;
import io.drillbook.runbooks.call.Outcome;
import io.drillbook.runbooks.json.Json;
import io.drillbook.runbooks.plan.Plan;
import java.time.Duration;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What a measurement is called, what its parts are given, and what its times are. */
class MeasureScopeTest {
    @Test
    void itIsCalledByItsFullNameToo() {
        RunDriver run = begun(PLAIN.replace("measure: outage", "measure: test.outage"));
        assertThat(run.open).containsOnlyKeys("steps/outage/a@1");
    }

    @Test
    void whatAStepInsideDidNotGiveIsAbsentAtItsEnd() {
        RunDriver run = begun(PLAIN).failed("steps/outage/a@1", FailureKind.REFUSED);
        assertThat(run.action(END + "@1").call().input())
                .containsEntry("mark", "m1")
                .doesNotContainKey("decided");
    }

    @Test
    void looksComeAsOftenAsItMeasuresWhenThatIsRarer() {
        RunDriver run = begun(WATCHED.replace("every: 100ms", "every: 5s")).done(LOOK + "@1", live(1));
        assertThat(run.timer("retry:" + LOOK + "@1")).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void itsTimeIsCountedUntilTheLastStepIsDone() {
        RunDriver run = begun(PLAIN).done("steps/outage/a@1");
        assertThat(run.timers).containsKey("block:steps/outage");
        run.done("steps/outage/b@1");
        assertThat(run.open).containsOnlyKeys(END + "@1");
        assertThat(run.timers).doesNotContainKey("block:steps/outage");
    }

    /** The compiler refuses such a condition; a plan that was made otherwise is held to the same. */
    @Test
    void anAbortConditionThatRestsOnAnAbsentValueEndsNothing() throws JsonProcessingException {
        String written = Json.mapper().writeValueAsString(Texts.plan(WATCHED));
        String changed = written.replace("live.?writable.orValue(1) > 1", "live.writable > 1");
        assertThat(changed).isNotEqualTo(written);
        RunDriver run = RunDriver.running(Json.mapper().readValue(changed, Plan.class))
                .done("steps/before@1")
                .done(BEGIN + "@1", gives("mark", "m1"))
                .done(LOOK + "@1", new TreeMap<>());
        assertThat(run.open).containsOnlyKeys("steps/outage/a@1");
    }

    @Test
    void aFaultInWhatItsEndIsGivenStopsItAndFailsTheRunWithACode() throws JsonProcessingException {
        String written = Json.mapper().writeValueAsString(Texts.plan(PLAIN));
        String changed = written.replace("steps.?a.name", "string(1 / (inputs.limit - 3))");
        assertThat(changed).isNotEqualTo(written);
        RunDriver run = RunDriver.running(Json.mapper().readValue(changed, Plan.class))
                .done("steps/before@1")
                .done(BEGIN + "@1", gives("mark", "m1"))
                .done("steps/outage/a@1")
                .done("steps/outage/b@1")
                .done(STOP + "@1")
                .done("steps/outage/a/undo@1")
                .done("steps/before/undo@1")
                .done("finally/told@1")
                .toEnd();
        assertThat(run.finish.orElseThrow().outcome()).isIn(Outcome.FAILED, Outcome.UNKNOWN);
        assertThat(run.finish.orElseThrow().failure().orElseThrow().code()).matches("[a-z]+(-[a-z]+)+");
    }
}
