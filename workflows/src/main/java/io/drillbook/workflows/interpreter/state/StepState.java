package io.drillbook.workflows.interpreter.state;

import io.drillbook.runbooks.call.Failure;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A step, an undo or a system act of a run, from the moment it began.
 *
 * @param failure the last one
 * @param output in JSON form
 * @param branch of a choose: index of the branch taken, -1 when none
 * @param undoDepth how many undos were registered before it
 */
public record StepState(
        Status status,
        Instant startedAt,
        Optional<Instant> endedAt,
        Optional<Failure> failure,
        Act act,
        SortedMap<String, Object> output,
        Optional<Integer> branch,
        int undoDepth) {
    /** A step that begins now. */
    public static StepState begin(Instant now, int undoDepth) {
        return new StepState(
                Status.RUNNING,
                now,
                Optional.empty(),
                Optional.empty(),
                Act.none(),
                new TreeMap<>(),
                Optional.empty(),
                undoDepth);
    }

    /** The same with another act. */
    public StepState with(Act other) {
        return new StepState(status, startedAt, endedAt, failure, other, output, branch, undoDepth);
    }

    /** The same with the branch it took. */
    public StepState withBranch(int index) {
        return new StepState(status, startedAt, endedAt, failure, act, output, Optional.of(index), undoDepth);
    }

    /** The next attempt is open. */
    public StepState nextAttempt() {
        return new StepState(Status.RUNNING, startedAt, endedAt, failure, act.attempted(), output, branch, undoDepth);
    }

    /** An attempt failed and another follows. */
    public StepState retrying(Failure reason, boolean begun) {
        return new StepState(
                Status.RETRYING, startedAt, endedAt, Optional.of(reason), act.failed(begun), output, branch, undoDepth);
    }

    /** It is over without a failure. */
    public StepState ended(Status last, Instant now, SortedMap<String, Object> result) {
        return new StepState(last, startedAt, Optional.of(now), Optional.empty(), act, result, branch, undoDepth);
    }

    /** It is over with a failure. */
    public StepState failed(Status last, Instant now, Failure reason, boolean begun) {
        return new StepState(
                last, startedAt, Optional.of(now), Optional.of(reason), act.failed(begun), output, branch, undoDepth);
    }
}
