package io.drillbook.runbooks.plan;

import io.drillbook.runbooks.inventory.Objectives;
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
        return of(plan.definition(), plan.inputs(), plan.objectives());
    }

    /** {@code inputs} and {@code objectives} in run-time form. */
    static SortedMap<String, Object> of(
            Definition definition, SortedMap<String, Object> inputs, Objectives objectives) {
        SortedMap<String, Object> names = of(definition, inputs);
        names.put("objectives", of(objectives));
        return names;
    }

    /** {@code objectives} in run-time form. */
    static SortedMap<String, Object> of(Objectives objectives) {
        SortedMap<String, Object> values = new TreeMap<>();
        objectives.rto().ifPresent(rto -> values.put("rto", rto));
        objectives.rpo().ifPresent(rpo -> values.put("rpo", rpo));
        return values;
    }

    /**
     * What steps gave, by id, in run-time form.
     *
     * @param outputs of the steps that were looked at, by path, in JSON form
     */
    static SortedMap<String, Object> steps(
            Definition definition, SortedMap<String, SortedMap<String, Object>> outputs) {
        SortedMap<String, Object> steps = new TreeMap<>();
        PlanSteps.own(definition).forEach(step -> {
            SortedMap<String, Object> output = outputs.get(step.common().path());
            if (output != null && step instanceof PlanStep.Action action) {
                step.common().id().ifPresent(id -> steps.put(id, ValueCodec.decodeKnown(action.output(), output)));
            }
        });
        return steps;
    }
}
