package io.drillbook.runbooks.typing;

import io.drillbook.runbooks.expression.References;
import io.drillbook.runbooks.expression.Scope;
import io.drillbook.runbooks.type.ValueType;
import io.drillbook.runbooks.type.ValueType.Field;
import io.drillbook.runbooks.type.ValueType.RecordOf;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What an expression at one place may name. Immutable: each step sees the names of those before it.
 *
 * @param steps outputs of earlier steps by id; optional are those that may not have run
 * @param locals names that only some places know: an item, an error, what was polled
 * @param unsure ids and inputs that were refused already: an expression that names one is not looked at
 */
record Names(
        RecordOf inputs,
        RecordOf objectives,
        RecordOf run,
        SortedMap<String, Field> steps,
        SortedMap<String, ValueType> locals,
        SortedSet<String> unsure) {
    /** Among the unsure: any name after {@code inputs} may be an input. */
    static final String ANY_INPUT = "inputs.*";

    /** Without names of its own. */
    Names(
            RecordOf inputs,
            RecordOf objectives,
            RecordOf run,
            SortedMap<String, Field> steps,
            SortedSet<String> unsure) {
        this(inputs, objectives, run, steps, new TreeMap<>(), unsure);
    }

    Names {
        locals = Collections.unmodifiableSortedMap(new TreeMap<>(locals));
        steps = Collections.unmodifiableSortedMap(new TreeMap<>(steps));
        unsure = Collections.unmodifiableSortedSet(new TreeSet<>(unsure));
    }

    Scope scope() {
        SortedMap<String, ValueType> names = new TreeMap<>(locals);
        names.put("inputs", inputs);
        names.put("objectives", objectives);
        names.put("run", run);
        names.put("steps", new RecordOf("steps", List.copyOf(steps.values())));
        return new Scope(names);
    }

    Names withStep(String id, RecordOf output, boolean optional) {
        SortedMap<String, Field> more = new TreeMap<>(steps);
        more.put(id, new Field(id, output, optional, ""));
        return new Names(inputs, objectives, run, more, locals, unsure);
    }

    /** These names and one that only this place knows. */
    Names withLocal(String name, ValueType type) {
        SortedMap<String, ValueType> more = new TreeMap<>(locals);
        more.put(name, type);
        return new Names(inputs, objectives, run, steps, more, unsure);
    }

    /** Whether a name means something here already. */
    boolean isTaken(String name) {
        return scope().names().containsKey(name);
    }

    /** These names outside a scope: what was refused inside stays so, all else is forgotten. */
    Names outside(Names inner) {
        return new Names(inputs, objectives, run, steps, locals, inner.unsure);
    }

    /** These names, and those of another place, which may be absent. */
    Names orThose(Names other) {
        SortedMap<String, Field> all = new TreeMap<>(steps);
        other.steps.forEach((id, field) -> all.putIfAbsent(id, optional(field)));
        return new Names(inputs, objectives, run, all, locals, unsure).withUnsure(List.copyOf(other.unsure));
    }

    Names withUnsure(List<String> ids) {
        SortedSet<String> more = new TreeSet<>(unsure);
        more.addAll(ids);
        return new Names(inputs, objectives, run, steps, locals, more);
    }

    /** These names after a step that may be skipped as a whole: what it added may be absent. */
    Names orSkipped(Names before) {
        SortedMap<String, Field> relaxed = new TreeMap<>(steps);
        relaxed.replaceAll((id, field) -> before.steps.containsKey(id) ? field : optional(field));
        return new Names(inputs, objectives, run, relaxed, locals, unsure);
    }

    /** Whether what a reference names was refused already. */
    boolean isUnsure(References.Reference reference) {
        return unsure.contains(reference.root() + "." + reference.name())
                || (reference.root().equals("inputs") && unsure.contains(ANY_INPUT));
    }

    /** These names at the end of a run, where nothing is certain to have happened. */
    Names atEnd(RecordOf runAtEnd) {
        SortedMap<String, Field> relaxed = new TreeMap<>(steps);
        relaxed.replaceAll((id, field) -> optional(field));
        return new Names(inputs, objectives, runAtEnd, relaxed, locals, unsure);
    }

    private static Field optional(Field field) {
        return new Field(field.name(), field.type(), true, field.sentence());
    }
}
