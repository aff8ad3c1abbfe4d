package io.drillbook.workflows.interpreter;

import io.drillbook.runbooks.plan.PlanStep;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Where in a run a step is walked: for which items of the loops around it, and what its expressions may name besides
 * inputs, objectives, the run and steps.
 *
 * @param iteration items of the loops around, outermost first
 * @param locals run-time values by name: items, an error, what was polled
 * @param called key of the innermost call around, whose names are known here; empty in the run's own runbook
 */
record Place(String iteration, SortedMap<String, Object> locals, String called) {
    /** Outside all scopes. */
    static final Place TOP = new Place("", new TreeMap<>(), "");

    Place {
        locals = Collections.unmodifiableSortedMap(locals);
    }

    /** Inside a call. */
    static Place inside(String key) {
        return new Place(Keys.iteration(key), new TreeMap<>(), key);
    }

    /** The key of a step here. */
    String key(PlanStep step) {
        return key(step.common().path());
    }

    /** The key of a path here. */
    String key(String path) {
        return Keys.of(path, iteration);
    }

    /** This place with one more name. */
    Place with(String name, Object value) {
        SortedMap<String, Object> more = new TreeMap<>(locals);
        more.put(name, value);
        return new Place(iteration, more, called);
    }

    /** Inside a loop, for one of its items. */
    Place item(String key, String name, Object value) {
        return new Place(Keys.inner(iteration, key), with(name, value).locals, called);
    }
}
