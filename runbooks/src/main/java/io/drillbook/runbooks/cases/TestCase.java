package io.drillbook.runbooks.cases;

import io.drillbook.runbooks.plan.Plan;
import io.drillbook.runbooks.source.Position;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One case of a test file.
 *
 * @param name in words, unique in its file
 * @param plan the runbook bound to the case's inputs
 * @param plays by the path of a step, or of its undo: what its first attempt does, its second, ...; the last one stands
 *     for all that follow
 */
public record TestCase(
        String name,
        Position position,
        Plan plan,
        Map<String, List<Play>> plays,
        LockPlay lock,
        Optional<Cancel> cancel,
        Expectation expected) {
    /** What the lock answers. */
    public enum LockPlay {
        GRANTED,
        /** Somebody else has it, for longer than any run waits. */
        QUEUED,
        REFUSED
    }

    /**
     * Somebody cancels.
     *
     * @param at path of the step during which it happens
     */
    public record Cancel(String at, String by, String reason) {}

    /** What the attempt with this number, from 0, does. */
    public Play play(String path, int attempt) {
        return Optional.ofNullable(plays.get(path))
                .map(list -> list.get(Math.min(attempt, list.size() - 1)))
                .orElseGet(Play::quiet);
    }
}
