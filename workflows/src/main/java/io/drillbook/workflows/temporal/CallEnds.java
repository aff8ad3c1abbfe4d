package io.drillbook.workflows.temporal;

import io.drillbook.runbooks.call.ActTrace;
import io.drillbook.runbooks.call.Failure;
import io.drillbook.runbooks.call.FailureKind;
import io.drillbook.workflows.interpreter.RunEvent;
import io.temporal.api.enums.v1.TimeoutType;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.failure.TimeoutFailure;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What the end of an activity that gave no result means to a run. */
final class CallEnds {
    /** The worker stopped, or another attempt took over or has not let go: the act is taken up again. */
    private static final Set<String> LOST = new TreeSet<>(Set.of(
            "worker-stopped",
            "attempt-replaced",
            "earlier-attempt-busy",
            "io.temporal.client.ActivityWorkerShutdownException",
            "java.lang.InterruptedException"));

    /** Said by the frame around acts before the act itself began. */
    private static final Set<String> NOT_BEGUN =
            new TreeSet<>(Set.of("action-unknown", "action-changed", "call-unreadable", "input-refused"));

    private CallEnds() {}

    /** The event that the end of a call is. */
    static RunEvent of(Instant now, String callId, RuntimeException end) {
        Throwable cause = end instanceof ActivityFailure && end.getCause() != null ? end.getCause() : end;
        return switch (cause) {
            case CanceledFailure cancelled -> new RunEvent.CallCancelled(now, callId);
            case TimeoutFailure timeout -> timeout(now, callId, timeout);
            case ApplicationFailure failure
            when LOST.contains(failure.getType()) -> new RunEvent.CallLost(now, callId, failure.getOriginalMessage());
            case ApplicationFailure failure -> {
                Failure said = said(failure);
                yield new RunEvent.CallFailed(now, callId, said, !NOT_BEGUN.contains(said.code()), trace(failure));
            }
            default ->
                new RunEvent.CallFailed(
                        now,
                        callId,
                        Failure.of("result-unreadable", FailureKind.INTERNAL, String.valueOf(cause.getMessage())),
                        true);
        };
    }

    /** Only a lost heartbeat means a lost worker; every other limit was the step's own. */
    private static RunEvent timeout(Instant now, String callId, TimeoutFailure timeout) {
        boolean lost = timeout.getTimeoutType() == TimeoutType.TIMEOUT_TYPE_HEARTBEAT
                || timeout.getTimeoutType() == TimeoutType.TIMEOUT_TYPE_SCHEDULE_TO_START;
        return lost ? new RunEvent.CallLost(now, callId, "no heartbeat") : new RunEvent.CallTimedOut(now, callId);
    }

    private static Failure said(ApplicationFailure failure) {
        try {
            Optional<Failure> detail =
                    failure.getDetails() == null || failure.getDetails().getSize() == 0
                            ? Optional.empty()
                            : Optional.ofNullable(failure.getDetails().get(0, Failure.class));
            return detail.orElseGet(() -> foreign(failure));
        } catch (RuntimeException noDetail) {
            return foreign(failure);
        }
    }

    /** The second detail, where the frame knew of something. */
    private static Optional<ActTrace> trace(ApplicationFailure failure) {
        try {
            return failure.getDetails() == null || failure.getDetails().getSize() < 2
                    ? Optional.empty()
                    : Optional.ofNullable(failure.getDetails().get(1, ActTrace.class));
        } catch (RuntimeException noTrace) {
            return Optional.empty();
        }
    }

    /** A failure that no frame of ours said. */
    private static Failure foreign(ApplicationFailure failure) {
        return new Failure(
                "activity-failed",
                FailureKind.INTERNAL,
                failure.getType() + ": " + failure.getOriginalMessage(),
                Optional.empty());
    }
}
