package io.drillbook.workflows.temporal;

import io.drillbook.runbooks.call.Failure;
import io.drillbook.runbooks.call.FailureKind;
import io.drillbook.runbooks.type.DataSize;
import io.drillbook.workflows.interpreter.RunEvent;
import io.drillbook.workflows.interpreter.state.Phase;
import io.drillbook.workflows.interpreter.state.RunState;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInfo;
import java.time.Instant;
import java.util.Optional;

/**
 * When a run goes on in a new history. The server stops a run at 51,200 events or 50 MB without {@code finally}. A new
 * history begins only while no act is in hand, so before one no act begins; with several in hand that would keep some
 * waiting for the longest, and is put off.
 *
 * @param events of a history that is long enough
 * @param bytes of a history that is large enough
 */
record Continuation(long events, long bytes) {
    /** About what the server suggests. */
    static final Continuation DEFAULT = new Continuation(4000, 4L << 20);

    /** By which a history may be longer while several acts are in hand. */
    static final int PATIENCE = 4;

    /** What the run is to be told when its history is long. */
    Optional<RunEvent> due(RunState state, Instant now) {
        WorkflowInfo info = Workflow.getInfo();
        int patience = state.calls().size() > 1 ? PATIENCE : 1;
        boolean isLong = info.getHistoryLength() >= events * patience || info.getHistorySize() >= bytes * patience;
        boolean goesOn = !state.draining() && state.beginning().isPresent() && state.phase() != Phase.ENDED;
        return isLong && goesOn ? Optional.of(new RunEvent.DrainAsked(now)) : Optional.empty();
    }

    /** Why a state cannot travel. */
    static Optional<Failure> tooLarge(String carried) {
        return carried.length() <= CarriedState.LARGEST
                ? Optional.empty()
                : Optional.of(new Failure(
                        "state-too-large",
                        FailureKind.LIMIT,
                        "what the run knows has " + new DataSize(carried.length()) + " when packed, the limit is "
                                + new DataSize(CarriedState.LARGEST),
                        Optional.of("Let steps give less, or keep what is large in storage and give where it lies.")));
    }
}
