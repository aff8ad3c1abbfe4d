package io.drillbook.workflows.interpreter;

import io.drillbook.runbooks.plan.PlanStep;
import io.drillbook.runbooks.plan.PlanSteps;
import io.drillbook.workflows.interpreter.state.Loop;
import io.drillbook.workflows.interpreter.state.RunState;
import io.drillbook.workflows.interpreter.state.StepState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** The steps of a run as people read them: in the plan's order, those in loops once for every item that is known. */
final class Instances {
    private final RunState state;
    private final List<Instance> found = new ArrayList<>();

    private Instances(RunState state) {
        this.state = state;
    }

    /** A step with its key. */
    record Instance(PlanStep step, String key) {
        String title() {
            return Acts.title(step, key);
        }
    }

    static List<Instance> of(List<PlanStep> steps, RunState state) {
        Instances instances = new Instances(state);
        steps.forEach(step -> instances.add(step, ""));
        return instances.found;
    }

    private void add(PlanStep step, String items) {
        String key = Keys.of(step.common().path(), items);
        found.add(new Instance(step, key));
        List<PlanStep> inside = PlanSteps.within(step);
        if (!(step instanceof PlanStep.Each)) {
            inside.forEach(child -> add(child, items));
            return;
        }
        Optional<Loop> loop = Optional.ofNullable(state.steps().get(key)).flatMap(StepState::loop);
        if (loop.isEmpty()) {
            inside.forEach(child -> add(child, items));
            return;
        }
        TreeSet<Integer> known = new TreeSet<>(loop.get().kept());
        known.addAll(loop.get().open());
        for (int index : known) {
            inside.forEach(child -> add(child, Keys.inner(items, loop.get().key(index))));
        }
    }
}
