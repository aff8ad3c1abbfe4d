package io.drillbook.workflows.interpreter;

import io.drillbook.runbooks.plan.Definition;
import io.drillbook.runbooks.plan.PlanStep;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The plan's steps by path, each before the steps inside it. */
public final class PlanSteps {
    private final Map<String, PlanStep> byPath = new LinkedHashMap<>();

    public PlanSteps(Definition definition) {
        add(definition.steps());
        add(definition.finallySteps());
    }

    /** Every step in the plan's order. */
    public List<PlanStep> all() {
        return List.copyOf(byPath.values());
    }

    Optional<PlanStep> find(String path) {
        return Optional.ofNullable(byPath.get(path));
    }

    /** The step and all steps inside it. */
    static List<PlanStep> within(PlanStep step) {
        List<PlanStep> found = new ArrayList<>();
        found.add(step);
        inner(step).forEach(child -> found.addAll(within(child)));
        return found;
    }

    private void add(List<PlanStep> steps) {
        steps.forEach(
                step -> within(step).forEach(each -> byPath.put(each.common().path(), each)));
    }

    private static List<PlanStep> inner(PlanStep step) {
        return switch (step) {
            case PlanStep.Block block -> block.steps();
            case PlanStep.Choose choose ->
                choose.branches().stream()
                        .flatMap(branch -> branch.steps().stream())
                        .toList();
            case PlanStep.Action action -> List.of();
            case PlanStep.Assert assertion -> List.of();
            case PlanStep.Wait wait -> List.of();
        };
    }
}
