package io.drillbook.workflows.interpreter;

import io.drillbook.runbooks.call.ActionCall;
import io.drillbook.runbooks.call.Failure;
import io.drillbook.runbooks.call.Outcome;
import io.drillbook.runbooks.call.Question;
import io.drillbook.workflows.interpreter.state.Phase;
import java.time.Duration;
import java.util.Optional;
import java.util.SortedMap;

/** Something the run's home is to do. */
public sealed interface RunCommand {
    /**
     * One attempt of an action.
     *
     * @param timeout until the step's deadline
     */
    record RunAction(String callId, ActionCall call, Duration timeout, String title) implements RunCommand {}

    /**
     * One attempt of a system act.
     *
     * @param input the record named in {@link io.drillbook.runbooks.call.SystemAction}
     * @param untilDone whether the home tries again by itself, for ever, whenever trying again can help
     */
    record RunSystem(String callId, String activity, Record input, Duration timeout, String title, boolean untilDone)
            implements RunCommand {}

    /** Asks an open call to stop; its end is awaited. */
    record CancelCall(String callId) implements RunCommand {}

    record StartTimer(String timerId, Duration duration, String title) implements RunCommand {}

    /** A cancelled timer never fires. */
    record CancelTimer(String timerId) implements RunCommand {}

    /** People are asked: shown to whoever looks, and to be answered by a {@link RunEvent.VoteCast}. */
    record AskPeople(Question question) implements RunCommand {}

    /** The run is in another phase, or its outcome is known. */
    record ShowPhase(Phase phase, Optional<Outcome> outcome) implements RunCommand {}

    /**
     * The run is over; nothing comes after it.
     *
     * @param failure of every outcome but passed
     */
    record Finish(Outcome outcome, Optional<Failure> failure, SortedMap<String, Object> outputs)
            implements RunCommand {}
}
