package io.drillbook.runbooks.plan;

import io.drillbook.runbooks.expression.Evaluator;
import io.drillbook.runbooks.inventory.Objectives;
import io.drillbook.runbooks.problem.ProblemList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Holds what is known of calls before a run against what the called runbooks say; the rest is looked at as they begin. */
final class BoundCalls {
    private final String target;
    private final ProblemList problems;

    private BoundCalls(String target, ProblemList problems) {
        this.target = target;
        this.problems = problems;
    }

    /** @param inputs of the run, in JSON form */
    static void check(
            Definition definition,
            SortedMap<String, Object> inputs,
            Objectives objectives,
            String target,
            ProblemList problems) {
        if (calls(definition).findAny().isPresent()) {
            PreviewValues values =
                    new PreviewValues(KnownNames.of(definition, inputs, objectives), new TreeMap<>(), new Evaluator());
            BoundCalls bound = new BoundCalls(target, problems);
            bound.all(definition.steps(), values);
            bound.all(definition.finallySteps(), values);
        }
    }

    /** All calls of a definition, those inside called runbooks too. */
    static Stream<PlanStep.Call> calls(Definition definition) {
        return Stream.of(definition.steps(), definition.finallySteps()).flatMap(PlanSteps::calls);
    }

    private void all(List<PlanStep> steps, PreviewValues values) {
        steps.forEach(step -> {
            if (step instanceof PlanStep.Call call) {
                problems.addAll(CallGuard.refusals(call, values.inputs(call), target));
                all(PlanSteps.within(call), values.inside(call, new TreeMap<>()));
            } else {
                all(PlanSteps.within(step), values);
            }
        });
    }
}
