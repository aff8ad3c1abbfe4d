package io.drillbook.runbooks.plan;

import io.drillbook.runbooks.json.ValueCodec;
import java.util.SortedMap;
import java.util.TreeMap;

/** What expressions may name before a run has begun. */
final class KnownNames {
    private KnownNames() {}

    /** {@code inputs} in run-time form. */
    static SortedMap<String, Object> of(Definition definition, SortedMap<String, Object> inputs) {
        SortedMap<String, Object> values = new TreeMap<>();
        for (Definition.Input input : definition.inputs()) {
            Object given = inputs.get(input.name());
            if (given != null) {
                values.put(input.name(), ValueCodec.decode(input.type(), given));
            }
        }
        SortedMap<String, Object> names = new TreeMap<>();
        names.put("inputs", values);
        return names;
    }

    /** {@code inputs} and {@code objectives} in run-time form. */
    static SortedMap<String, Object> of(Plan plan) {
        SortedMap<String, Object> names = of(plan.definition(), plan.inputs());
        SortedMap<String, Object> objectives = new TreeMap<>();
        plan.objectives().rto().ifPresent(rto -> objectives.put("rto", rto));
        plan.objectives().rpo().ifPresent(rpo -> objectives.put("rpo", rpo));
        names.put("objectives", objectives);
        return names;
    }

    /**
     * What steps gave, by id, in run-time form.
     *
     * @param outputs of the steps that were looked at, by path, in JSON form
     */
    static SortedMap<String, Object> steps(
            Definition definition, SortedMap<String, SortedMap<String, Object>> outputs) {
        SortedMap<String, Object> steps = new TreeMap<>();
        PlanSteps.all(definition).forEach(step -> {
            SortedMap<String, Object> output = outputs.get(step.common().path());
            if (output != null && step instanceof PlanStep.Action action) {
                step.common().id().ifPresent(id -> steps.put(id, ValueCodec.decodeKnown(action.output(), output)));
            }
        });
        return steps;
    }
}
