package io.drillbook.workflows.rehearsal;

import io.drillbook.runbooks.plan.PlanStep;
import io.drillbook.workflows.interpreter.state.RunState;
import io.drillbook.workflows.interpreter.state.StepState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The branches of a choose by their names. */
final class Branches {
    private static final String NONE = "no branch";

    private Branches() {}

    /** All of them, and that none is taken, where that can be. */
    static List<String> of(PlanStep.Choose choose) {
        List<String> names = new ArrayList<>();
        for (int index = 0; index < choose.branches().size(); index++) {
            names.add(name(choose, index));
        }
        if (choose.branches().stream().allMatch(branch -> branch.when().isPresent())
                && choose.output().fields().isEmpty()) {
            names.add(NONE);
        }
        return names;
    }

    /** The branches that a run took and that were done, by path of their choose. */
    static Map<String, String> taken(Iterable<PlanStep> steps, RunState state) {
        Map<String, String> taken = new LinkedHashMap<>();
        for (PlanStep step : steps) {
            Optional<Integer> index =
                    Optional.ofNullable(state.steps().get(step.common().path())).flatMap(StepState::branch);
            if (step instanceof PlanStep.Choose choose && index.isPresent()) {
                taken.put(step.common().path(), name(choose, index.get()));
            }
        }
        return taken;
    }

    private static String name(PlanStep.Choose choose, int index) {
        if (index < 0) {
            return NONE;
        }
        return choose.branches().get(index).when().map(when -> "when " + when).orElse("otherwise");
    }
}
