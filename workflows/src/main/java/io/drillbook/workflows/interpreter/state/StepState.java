package io.drillbook.workflows.interpreter.state;

import io.drillbook.runbooks.call.ActTrace;
import io.drillbook.runbooks.call.Failure;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A step, an undo or a system act of a run, from the moment it began. Lists of steps have one too: it holds how far they
 * came.
 *
 * @param failure the last one
 * @param output in JSON form; of a block that recovers, the error; of a call that goes on, its inputs
 * @param branch of a choose: index of the branch taken, -1 when none; of a block: index of the handler taken; of a call:
 *     0 once its steps have ended; of a measurement: 0 once its steps are done, 1 once they ended otherwise
 * @param undoDepth how many undos were registered before it
 * @param position of steps in order: index of the first that has not ended; of looks beside steps: how many
 *     gave something
 * @param loop of a loop
 * @param decided whether its failure stands, since a person said so or nobody came
 */
public record StepState(
        Status status,
        Instant startedAt,
        Optional<Instant> endedAt,
        Optional<Failure> failure,
        Act act,
        SortedMap<String, Object> output,
        Optional<Integer> branch,
        int undoDepth,
        int position,
        Optional<Loop> loop,
        boolean decided) {
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
                undoDepth,
                0,
                Optional.empty(),
                false);
    }

    /** The same with another act. */
    public StepState with(Act other) {
        return new StepState(
                status, startedAt, endedAt, failure, other, output, branch, undoDepth, position, loop, decided);
    }

    /** The same, whose act left this for the record. */
    public StepState left(Optional<ActTrace> trace) {
        return trace.map(left -> with(act.left(left))).orElse(this);
    }

    /** The same with the branch it took. */
    public StepState withBranch(int index) {
        return new StepState(
                status,
                startedAt,
                endedAt,
                failure,
                act,
                output,
                Optional.of(index),
                undoDepth,
                position,
                loop,
                decided);
    }

    /** The same, further on. */
    public StepState at(int index) {
        return new StepState(status, startedAt, endedAt, failure, act, output, branch, undoDepth, index, loop, decided);
    }

    /** The same loop, further on. */
    public StepState with(Loop other) {
        return new StepState(
                status,
                startedAt,
                endedAt,
                failure,
                act,
                output,
                branch,
                undoDepth,
                position,
                Optional.of(other),
                decided);
    }

    /** The same with what it knows while it goes on: an error, what was polled. */
    public StepState with(SortedMap<String, Object> known) {
        return new StepState(
                status, startedAt, endedAt, failure, act, known, branch, undoDepth, position, loop, decided);
    }

    /** The same step in another status, its failure and all else kept. */
    public StepState as(Status other) {
        return new StepState(
                other, startedAt, endedAt, failure, act, output, branch, undoDepth, position, loop, decided);
    }

    /** The same step, whose failure is known and which goes on ending what is inside it. */
    public StepState failing(Failure reason) {
        return new StepState(
                status,
                startedAt,
                endedAt,
                Optional.of(reason),
                act,
                output,
                branch,
                undoDepth,
                position,
                loop,
                decided);
    }

    /** Its failure stands. */
    public StepState stands(Status last) {
        return new StepState(last, startedAt, endedAt, failure, act, output, branch, undoDepth, position, loop, true);
    }

    /** The next attempt is open. */
    public StepState nextAttempt() {
        return as(Status.RUNNING).with(act.attempted());
    }

    /** An attempt failed and another follows. */
    public StepState retrying(Failure reason, boolean begun) {
        return failing(reason).as(Status.RETRYING).with(act.failed(begun));
    }

    /** It has ended once more and goes on after a while. */
    public StepState again() {
        return new StepState(
                Status.RETRYING,
                startedAt,
                Optional.empty(),
                failure,
                act.again(),
                output,
                branch,
                undoDepth,
                position,
                loop,
                decided);
    }

    /** It is over without a failure. */
    public StepState ended(Status last, Instant now, SortedMap<String, Object> result) {
        return new StepState(
                last,
                startedAt,
                Optional.of(now),
                Optional.empty(),
                act,
                result,
                branch,
                undoDepth,
                position,
                loop.map(Loop::closed),
                decided);
    }

    /** It is over with a failure. */
    public StepState failed(Status last, Instant now, Failure reason, boolean begun) {
        return new StepState(
                last,
                startedAt,
                Optional.of(now),
                Optional.of(reason),
                act.failed(begun),
                output,
                branch,
                undoDepth,
                position,
                loop.map(Loop::closed),
                decided);
    }

    /** It was stopped before it was done. */
    public StepState cancelled(Instant now, Failure why) {
        return new StepState(
                Status.CANCELLED,
                startedAt,
                Optional.of(now),
                Optional.of(why),
                act,
                output,
                branch,
                undoDepth,
                position,
                loop.map(Loop::closed),
                decided);
    }
}
