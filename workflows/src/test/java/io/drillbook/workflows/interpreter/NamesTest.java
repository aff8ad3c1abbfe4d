package io.drillbook.workflows.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Which names are known where. */
class NamesTest {
    private static final SortedMap<String, Object> LAG = new TreeMap<>(Map.of("lag", "3s"));

    @Test
    void afterABlockItsStepsAreKnown() {
        RunDriver run = RunDriver.running(Texts.plan("""
                - block: all
                  steps: [{ id: a, action: test.look }]
                - { id: after, action: test.look, with: { of: "lag ${ steps.a.?lag }" } }
                """));
        assertThat(of(run.done("steps/0/a@1", LAG), "steps/after@1")).isEqualTo("lag 3s");
    }

    @Test
    void afterAConsentItsStepsAreKnown() {
        RunDriver run = RunDriver.running(Texts.plan("""
                        - consent: Look?
                          by: [leads]
                          within: 1h
                          steps: [{ id: a, action: test.look }]
                        - { id: after, action: test.look, with: { of: "lag ${ steps.a.?lag }" } }
                        """)).previewed("system/preview/1/steps/0@1");
        run.vote(run.question(), "approve", "ann", "leads");
        run.vote(run.question(), "approve", "ben", "leads");
        run.previewed("system/preview/1-again/steps/0@1").done("steps/0/a@1", LAG);
        assertThat(of(run, "steps/after@1")).isEqualTo("lag 3s");
    }

    @Test
    void afterAMeasureItsStepsAreKnown() {
        RunDriver run = Measured.begun(Measured.PLAIN.replace(
                "${ steps.outage.?outage } lost ${ steps.outage.?lost }", "lag ${ steps.b.?lag }"));
        run.done("steps/outage/a@1").done("steps/outage/b@1", LAG).done(Measured.END + "@1", Measured.figures());
        assertThat(of(run, "steps/after@1")).isEqualTo("lag 3s");
    }

    @Test
    void insideACallRunIsStillTheRun() {
        RunDriver run = RunDriver.running(Texts.calling("- { id: made, call: tell }", Texts.runbook("tell", """
                guard: { max_duration: 1h }
                steps: [{ id: a, action: test.look, with: { of: "${ run.id } of ${ run.runbook }" } }]
                """)));
        assertThat(of(run, "steps/made/steps/a@1")).isEqualTo("drill-1 of test.drill");
    }

    private static String of(RunDriver run, String callId) {
        return String.valueOf(run.action(callId).call().input().get("of"));
    }
}
