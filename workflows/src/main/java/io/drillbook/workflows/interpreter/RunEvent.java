package io.drillbook.workflows.interpreter;

import io.drillbook.runbooks.call.ActTrace;
import io.drillbook.runbooks.call.ActionResult;
import io.drillbook.runbooks.call.Failure;
import io.drillbook.runbooks.call.LockAnswer;
import io.drillbook.runbooks.call.PauseAsk;
import io.drillbook.runbooks.call.PreviewLines;
import io.drillbook.runbooks.call.RecordStored;
import io.drillbook.runbooks.call.Resumption;
import io.drillbook.runbooks.call.SignatureVerdicts;
import io.drillbook.runbooks.call.StepDecision;
import io.drillbook.runbooks.call.VoteAsk;
import io.drillbook.workflows.interpreter.state.Beginning;
import java.time.Instant;
import java.util.Optional;

/** Something happened to a run. Time comes in with events and from nowhere else. */
public sealed interface RunEvent {
    /** When it happened, by the clock of the run's home. */
    Instant now();

    /**
     * The run begins.
     *
     * @param resumption what it takes over from a run that ended
     */
    record Started(Instant now, Beginning beginning, Optional<Resumption> resumption) implements RunEvent {
        /** It takes over nothing. */
        public Started(Instant now, Beginning beginning) {
            this(now, beginning, Optional.empty());
        }
    }

    /** An action gave a result. */
    record ActionSucceeded(Instant now, String callId, ActionResult result) implements RunEvent {}

    /** A system act is done. */
    record SystemSucceeded(Instant now, String callId, Optional<RecordStored> stored) implements RunEvent {}

    /** The lock answered, to the call or, later, by itself when {@code callId} is absent. */
    record LockAnswered(Instant now, Optional<String> callId, LockAnswer answer) implements RunEvent {}

    /**
     * An attempt failed.
     *
     * @param begun false when it is certain that nothing at the target was touched
     * @param trace what it left for the record
     */
    record CallFailed(Instant now, String callId, Failure failure, boolean begun, Optional<ActTrace> trace)
            implements RunEvent {
        /** An attempt that left nothing. */
        public CallFailed(Instant now, String callId, Failure failure, boolean begun) {
            this(now, callId, failure, begun, Optional.empty());
        }
    }

    /** The worker that ran an attempt was not heard of again; what the attempt began may still go on. */
    record CallLost(Instant now, String callId, String reason) implements RunEvent {}

    /** An attempt used up its time; what it began may still go on. */
    record CallTimedOut(Instant now, String callId) implements RunEvent {}

    /** An attempt ended because it was asked to stop. */
    record CallCancelled(Instant now, String callId) implements RunEvent {}

    /** A timer fired. */
    record TimerFired(Instant now, String timerId) implements RunEvent {}

    /** The run is to go on in a new history as soon as no act is in hand. */
    record DrainAsked(Instant now) implements RunEvent {}

    /**
     * The run goes on: in a new history, or, because it could not get one, only to clean up.
     *
     * @param failure why it cannot go on
     */
    record WentOn(Instant now, Optional<Failure> failure) implements RunEvent {}

    /** Somebody holds the run, or lets it go on. */
    record PauseAsked(Instant now, PauseAsk ask) implements RunEvent {}

    /** Somebody says what becomes of a failed step. */
    record StepDecided(Instant now, StepDecision decision) implements RunEvent {}

    /** The signatures that a system act looked at. */
    record SignaturesChecked(Instant now, String callId, SignatureVerdicts verdicts) implements RunEvent {}

    /** The commands that a system act asked for. */
    record Previewed(Instant now, String callId, PreviewLines lines) implements RunEvent {}

    /**
     * Somebody votes or answers.
     *
     * @param id by which the one who sent it finds what becomes of it
     */
    record VoteCast(Instant now, String id, VoteAsk ask) implements RunEvent {}

    /** Somebody asks the run to stop. */
    record CancelRequested(Instant now, String by, String reason) implements RunEvent {}
}
