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
}
