package io.drillbook.workflows.interpreter.state;

import io.drillbook.runbooks.call.Failure;
import io.drillbook.runbooks.call.Outcome;
import io.drillbook.runbooks.call.RecordStored;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All about where a run stands. Together with the plan it decides what happens next, and nothing else does.
 *
 * @param steps what has begun, by key; system acts lie under {@code system/}, undos under their step
 * @param undo in the order of registration
 * @param calls open activities, by call id
 * @param timers open timers, by id
 * @param ending keys of steps whose inside is to end: their time is over, or a part of them failed
 * @param stop why the steps end before their time
 * @param failure the one that ended the steps
 * @param aftermath failures of undos and of {@code finally}
 * @param outcome known from the end of the steps on; later failures may make it worse
 * @param deviations what did not go as planned by someone's hand
 * @param outputs of the run, in JSON form
 * @param pause while somebody holds the run
 * @param draining while no act begins because the run is about to go on in a new history
 * @param ballots once the run has asked people, or people signed something for it
 */
public record RunState(
        Phase phase,
        Optional<Beginning> beginning,
        Map<String, StepState> steps,
        List<UndoState> undo,
        SortedMap<String, OpenCall> calls,
        SortedMap<String, OpenTimer> timers,
        List<String> ending,
        LockStanding lock,
        Optional<Stop> stop,
        Optional<Failure> failure,
        List<Failure> aftermath,
        Optional<Outcome> outcome,
        Verdicts verdicts,
        List<String> deviations,
        SortedMap<String, Object> outputs,
        Optional<Instant> endedAt,
        Optional<RecordStored> stored,
        Optional<Pause> pause,
        boolean draining,
        Optional<Ballots> ballots) {
    public RunState {
        steps = PersistentMap.copyOf(steps);
        undo = List.copyOf(undo);
        ending = List.copyOf(ending);
        aftermath = List.copyOf(aftermath);
        deviations = List.copyOf(deviations);
    }

    /** A run of which nothing has happened. */
    public static RunState initial() {
        return new RunState(
                Phase.OPENING,
                Optional.empty(),
                PersistentMap.empty(),
                List.of(),
                new TreeMap<>(),
                new TreeMap<>(),
                List.of(),
                LockStanding.NONE,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Verdicts.NONE,
                List.of(),
                new TreeMap<>(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                Optional.empty());
    }
}
