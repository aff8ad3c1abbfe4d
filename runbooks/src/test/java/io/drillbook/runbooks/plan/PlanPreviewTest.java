package io.drillbook.runbooks.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillbook.runbooks.SampleInventory;
import io.drillbook.runbooks.SampleRunbooks;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PlanPreviewTest {
    private static final List<PlanPreview.Step> STEPS = PlanPreview.of(Binder.bind(
            SampleRunbooks.definition("nightly.yaml"),
            SampleInventory.INVENTORY,
            new TreeMap<>(Map.of("cluster", "orders", "sandbox", "cellar"))));

    @Test
    void stepsComeInTheirOrderWithTheirDepth() {
        assertThat(STEPS.stream().map(step -> "%s%s %s".formatted("  ".repeat(step.depth()), step.kind(), step.path())))
                .containsExactly(
                        "action steps/before",
                        "assert steps/1",
                        "choose steps/source",
                        "  branch steps/source/branch-0",
                        "  branch steps/source/branch-1",
                        "    action steps/source/branch-1/warning",
                        "  branch steps/source/otherwise",
                        "block steps/3",
                        "  action steps/3/backup",
                        "  wait steps/3/1",
                        "  wait steps/3/2",
                        "action steps/room",
                        "action steps/5",
                        "action finally/0");
    }

    @Test
    void whatIsKnownIsShownAndWhatIsNotSaysWhenItWillBe() {
        assertThat(act("steps/3/backup").with())
                .containsEntry("cluster", "orders")
                .containsEntry("from", "(known after step source)")
                .containsEntry("kind", "full")
                .containsEntry("keep", "7");
        assertThat(act("steps/3/backup").input()).isEmpty();
        assertThat(act("finally/0").with())
                .containsEntry("text", "(known when the run has begun) after (known after step backup)");
        assertThat(STEPS.get(1).title()).isEqualTo("lag of orders is under 1m: (known after step before)");
    }

    @Test
    void anActionWhoseInputsAreAllKnownCanBeAskedForItsOwnPreview() {
        assertThat(act("steps/before").input().orElseThrow()).containsKey("cluster");
        assertThat(STEPS.get(11).undo().orElseThrow().input().orElseThrow()).containsKey("sandbox");
        assertThat(act("steps/5").with()).containsEntry("at", "(not given)").containsEntry("numbers", "[1, 2, 7]");
    }

    private static PlanPreview.Act act(String path) {
        return STEPS.stream()
                .filter(step -> step.path().equals(path))
                .findFirst()
                .flatMap(PlanPreview.Step::act)
                .orElseThrow();
    }
}
