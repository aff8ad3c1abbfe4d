package io.drillbook.runbooks.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillbook.runbooks.SampleInventory;
import io.drillbook.runbooks.SampleRunbooks;
import io.drillbook.runbooks.expression.Evaluator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PlanPreviewTest {
    private static final Plan PLAN = Binder.bind(
            SampleRunbooks.definition("nightly.yaml"),
            SampleInventory.INVENTORY,
            new TreeMap<>(Map.of("cluster", "orders", "sandbox", "cellar")));
    private static final List<PlanPreview.Step> STEPS = PlanPreview.of(PLAN);

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

    @Test
    void whatWasLookedAtMakesLaterValuesConditionsAndBranchesKnown() {
        List<?> nodes = (List<?>) field(PLAN.inputs().get("cluster"), "nodes");
        SortedMap<String, Object> seen = new TreeMap<>(
                Map.of("primary", nodes.get(0), "lag", "2m", "verdict", "passed", "nodes", nodes, "size", "5GiB"));
        List<PlanPreview.Step> steps =
                PlanPreview.of(PLAN, new TreeMap<>(Map.of("steps/before", seen)), new Evaluator());
        Map<String, Optional<Boolean>> holds =
                steps.stream().collect(Collectors.toMap(PlanPreview.Step::path, PlanPreview.Step::holds));
        assertThat(holds.get("steps/1")).as("a lag of 2m is not under 1m").contains(false);
        assertThat(holds.get("steps/source/branch-0")).as("no standby").contains(false);
        assertThat(holds.get("steps/source/branch-1")).contains(true);
        assertThat(holds.get("steps/source/otherwise")).contains(false);
        assertThat(holds.get("steps/room")).as("needs the backup's size").isEmpty();
        PlanPreview.Act backup = steps.stream()
                .filter(step -> step.path().equals("steps/3/backup"))
                .findFirst()
                .flatMap(PlanPreview.Step::act)
                .orElseThrow();
        assertThat(backup.with())
                .containsEntry("from", field(nodes.get(0), "name").toString());
        assertThat(backup.input()).isPresent();
    }

    private static Object field(@Nullable Object record, String name) {
        return Optional.ofNullable(record)
                .map(value -> ((Map<?, ?>) value).get(name))
                .orElseThrow();
    }

    private static PlanPreview.Act act(String path) {
        return STEPS.stream()
                .filter(step -> step.path().equals(path))
                .findFirst()
                .flatMap(PlanPreview.Step::act)
                .orElseThrow();
    }
}
