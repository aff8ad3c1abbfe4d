package io.drillbook.runbooks.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillbook.runbooks.SampleInventory;
import io.drillbook.runbooks.SampleRunbooks;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class MeasurePreviewTest {
    private static final Plan PLAN = Binder.bind(
            SampleRunbooks.compile("""
                    runbook: measured
                    language: 1
                    title: Measured
                    kind: drill
                    engine: sample
                    owner: database-team
                    inputs:
                      cluster: { type: cluster }
                    guard: { max_duration: 1h }
                    steps:
                      - id: seen
                        action: sample.observe
                        with: { cluster: "${ inputs.cluster }" }
                      - id: outage
                        measure: failover
                        title: Measure the outage
                        target: ${ inputs.cluster }
                        every: 100ms
                        timeout: 30m
                        abort_when: live.writable_nodes > 1
                        with: { steady: 30s, stable: 20 }
                        steps:
                          - action: sample.restart
                            with: { node: "${ steps.seen.primary }" }
                            no_undo: a restart leaves nothing behind
                    """), SampleInventory.INVENTORY, new TreeMap<>(Map.of("cluster", "orders")));
    private static final List<PlanPreview.Step> STEPS = PlanPreview.of(PLAN);

    @Test
    void itsPartsStandAroundItsStepsInTheOrderOfTheRun() {
        assertThat(STEPS.stream()
                        .map(step -> "%s%s: %s".formatted("  ".repeat(step.depth()), step.kind(), step.title())))
                .containsExactly(
                        "action: sample.observe",
                        "measure: Measure the outage (every 100ms) (at most 30m)",
                        "  begin: wait until all is steady",
                        "  look: every 1s, ends the steps when live.writable_nodes > 1",
                        "  action: sample.restart",
                        "  end: wait until all is stable");
    }

    @Test
    void whatIsKnownOfThePartsIsShown() {
        PlanPreview.Step begin = STEPS.get(2);
        assertThat(begin.act().orElseThrow().with())
                .containsEntry("cluster", "orders")
                .containsEntry("every", "100ms")
                .containsEntry("steady", "30s");
        assertThat(begin.act().orElseThrow().input()).isPresent();
        assertThat(begin.undo().orElseThrow().action()).isEqualTo("sample.stop_failover");
        assertThat(begin.undo().orElseThrow().input().orElseThrow())
                .containsEntry("begun_by", "steps/outage/measure-begin");
        assertThat(STEPS.get(3).act().orElseThrow().with()).containsEntry("probe", "(known when it has begun)");
        assertThat(STEPS.get(5).act().orElseThrow().with())
                .containsEntry("stable", "20")
                .containsEntry("cut_short", "(known when the steps are over)");
    }

    @Test
    void thePlanReliesOnTheActionsOfItsParts() {
        assertThat(PLAN.definition().signatures())
                .containsKeys(
                        "sample.begin_failover", "sample.look_failover", "sample.end_failover", "sample.stop_failover");
    }
}
