package io.drillbook.runbooks.cases;

import io.drillbook.runbooks.plan.Plan;
import io.drillbook.runbooks.source.Position;
import io.drillbook.runbooks.type.ValueType;
import java.time.Instant;
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
 * @param begins when the run begins
 * @param votes by the path of a step that asks people, what they say
 * @param answers by the path of a step that wants an answer, the answer in JSON form
 */
public record TestCase(
        String name,
        Position position,
        Plan plan,
        Map<String, List<Play>> plays,
        Optional<Instant> begins,
        Map<String, VotePlay> votes,
        Map<String, Object> answers,
        LockPlay lock,
        Optional<Cancel> cancel,
        Expectation expected) {
    /** What people say. */
    public enum VotePlay {
        /** As many as it takes say yes, or somebody answers. */
        APPROVED,
        /** The first one says no. */
        REJECTED,
        /** Nobody says anything in time. */
        NOBODY
    }

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

    /** What people answer to a step, in JSON form: what the case says, or a stand-in. */
    public Object answer(String path, ValueType type) {
        return Optional.ofNullable(answers.get(path)).orElseGet(() -> StandIns.of("answer", type));
    }

    /** What the attempt with this number, from 0, does. */
    public Play play(String path, int attempt) {
        return Optional.ofNullable(plays.get(path))
                .map(list -> list.get(Math.min(attempt, list.size() - 1)))
                .orElseGet(Play::quiet);
    }
}
