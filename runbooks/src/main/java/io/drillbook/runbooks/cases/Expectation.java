package io.drillbook.runbooks.cases;

import io.drillbook.runbooks.call.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * What must come of a case; only what is said is looked at.
 *
 * @param failure code of the failure that ends the run
 * @param path every step that ended, in the order in which they ended
 * @param steps how some steps ended
 * @param outputs some outputs of the run, in JSON form
 * @param absent outputs it does not give
 */
public record Expectation(
        Outcome outcome,
        Optional<String> failure,
        Optional<List<Stop>> path,
        List<Stop> steps,
        SortedMap<String, Object> outputs,
        List<String> absent) {
    public Expectation {
        path = path.map(List::copyOf);
        steps = List.copyOf(steps);
        absent = List.copyOf(absent);
    }

    /**
     * A step, or an undo, and how it ended.
     *
     * @param name by which the author calls it
     * @param state one of {@link States}
     */
    public record Stop(String name, String state) {
        /** As it is written in a test file: the name alone when the step was done, or the undo undone. */
        @Override
        public String toString() {
            return state.equals(States.usual(name)) ? name : name + ": " + state;
        }
    }
}
