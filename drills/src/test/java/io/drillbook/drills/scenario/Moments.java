package io.drillbook.drills.scenario;

import io.drillbook.runbooks.call.SystemAction;
import io.drillbook.runbooks.plan.Plan;
import io.drillbook.runbooks.plan.PlanStep;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The acts of a run without loops: assertions take no time of their own, so there is nothing between the acts. */
final class Moments {
    private Moments() {}

    /** What comes before the first step, the steps, and what runs at the end; by path, in their order. */
    static List<String> of(Plan plan) {
        List<String> moments = new ArrayList<>(List.of(SystemAction.OPEN, SystemAction.ACQUIRE));
        moments.addAll(acts(plan.definition().steps()));
        moments.addAll(acts(plan.definition().finallySteps()));
        return moments;
    }

    /** Those and what comes after the last step. */
    static List<String> withEnd(Plan plan) {
        return Stream.concat(of(plan).stream(), Stream.of(SystemAction.RELEASE, SystemAction.RECORD))
                .toList();
    }

    /** Paths of the acts among steps. */
    static List<String> acts(List<PlanStep> steps) {
        return steps.stream()
                .filter(PlanStep.Action.class::isInstance)
                .map(step -> step.common().path())
                .toList();
    }
}
