package io.drillbook.runbooks.call;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A step as an ended run left it, for the run that takes that one up.
 *
 * @param branch of a choose: index of the branch taken, -1 when none
 * @param output in JSON form
 */
public record TakenOver(Standing standing, Optional<Integer> branch, SortedMap<String, Object> output) {
    /** How it stands. */
    public enum Standing {
        /** It gives what it gave. */
        DONE,
        SKIPPED,
        /** A scope that had begun: the steps inside it are gone through, and its own condition is not asked again. */
        OPEN
    }

    /** A scope that is gone through. */
    public static TakenOver open(Optional<Integer> branch) {
        return new TakenOver(Standing.OPEN, branch, new TreeMap<>());
    }

    /** A step that is not done again. */
    public static TakenOver ended(boolean done, SortedMap<String, Object> output) {
        return new TakenOver(done ? Standing.DONE : Standing.SKIPPED, Optional.empty(), output);
    }
}
