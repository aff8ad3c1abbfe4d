package io.drillbook.workflows.interpreter.state;

import io.drillbook.runbooks.call.ActTrace;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a step did through activities.
 *
 * @param attempts how many were begun
 * @param failures how many of them failed by themselves; a lost worker is none
 * @param deadline when all attempts together are over
 * @param begun whether an ended attempt may have changed something at the target
 * @param input in JSON form
 * @param alreadyDone whether the effect was found and not made
 * @param commands what was run at the target
 * @param latest when a further attempt may begin at the latest
 * @param trace what its attempts left for the record
 */
public record Act(
        int attempts,
        int failures,
        Optional<Instant> deadline,
        boolean begun,
        SortedMap<String, Object> input,
        boolean alreadyDone,
        List<String> commands,
        Optional<Instant> latest,
        Optional<ActTrace> trace) {
    /** Commands kept of an act that is repeated at will. */
    private static final int MOST_KEPT = 20;

    public Act {
        commands = List.copyOf(commands);
    }

    /** Nothing done yet. */
    public static Act none() {
        return new Act(
                0, 0, Optional.empty(), false, new TreeMap<>(), false, List.of(), Optional.empty(), Optional.empty());
    }

    /** The same with what it acts on, until when it may, and until when attempts may begin. */
    public Act prepared(SortedMap<String, Object> with, Optional<Instant> until, Optional<Instant> last) {
        return new Act(attempts, failures, until, begun, with, alreadyDone, commands, last, trace);
    }

    /** The same, as if no attempt had failed yet: somebody wants it tried again. */
    public Act afresh(Optional<Instant> until, Optional<Instant> last) {
        return new Act(attempts, 0, until, begun, input, alreadyDone, commands, last, trace);
    }

    /** The same, to be repeated for as long as it is wanted; what every time ran is kept once. */
    public Act again() {
        List<String> kept = commands.stream().distinct().limit(MOST_KEPT).toList();
        return new Act(attempts, failures, Optional.empty(), begun, input, alreadyDone, kept, Optional.empty(), trace);
    }

    /** The next attempt is open. */
    public Act attempted() {
        return new Act(attempts + 1, failures, deadline, begun, input, alreadyDone, commands, latest, trace);
    }

    /** An attempt ended without saying how far it came. */
    public Act touched() {
        return new Act(attempts, failures, deadline, true, input, alreadyDone, commands, latest, trace);
    }

    /** An attempt failed; {@code touched} is false when it is certain that it changed nothing at the target. */
    public Act failed(boolean touched) {
        return new Act(attempts, failures + 1, deadline, begun || touched, input, alreadyDone, commands, latest, trace);
    }

    /** An attempt ran these at the target. */
    public Act ran(List<String> more, boolean found) {
        List<String> all = new ArrayList<>(commands);
        all.addAll(more);
        return new Act(attempts, failures, deadline, true, input, found, all, latest, trace);
    }

    /** An attempt left this for the record. */
    public Act left(ActTrace more) {
        return new Act(
                attempts,
                failures,
                deadline,
                begun,
                input,
                alreadyDone,
                commands,
                latest,
                Optional.of(trace.map(before -> before.and(more)).orElse(more)));
    }
}
