package io.drillbook.workflows.interpreter;

import io.drillbook.runbooks.call.Failure;
import io.drillbook.runbooks.call.FailureKind;
import io.drillbook.runbooks.plan.Blackout;
import io.drillbook.runbooks.plan.Guard;
import io.drillbook.runbooks.plan.PlanStep;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Whether a run may begin its steps now. */
final class Gates {
    private static final String BLACKOUT = "guard-blackout";
    private static final String WINDOW = "guard-window";

    private Gates() {}

    /** Why no step may begin at this moment. */
    static Optional<Failure> closed(Guard guard, Instant now) {
        Optional<Blackout> blackout = guard.blackout().orElse(List.of()).stream()
                .filter(each -> each.contains(now))
                .findFirst();
        if (blackout.isPresent()) {
            return Optional.of(refused(
                    BLACKOUT,
                    "no run begins from " + blackout.get().from() + " to "
                            + blackout.get().to() + ": " + blackout.get().why()));
        }
        return guard.window()
                .filter(window -> !window.contains(now))
                .map(window -> refused(WINDOW, "a run may begin " + window + ", and it is " + now));
    }

    /** Why a runbook may not be called at this moment; the run it is called in has begun. */
    static Optional<Failure> closed(PlanStep.Call call, Instant now) {
        return closed(call.callee().guard(), now)
                .map(failure -> new Failure(
                        failure.code().equals(BLACKOUT) ? "call-in-blackout" : "call-outside-window",
                        failure.kind(),
                        "\"" + call.common().title() + "\" calls "
                                + call.callee().runbook() + ": " + failure.message(),
                        failure.hint()));
    }

    /** Whether this is what kept a run from its first step. */
    static boolean kept(Failure failure) {
        return failure.code().equals(BLACKOUT) || failure.code().equals(WINDOW);
    }

    private static Failure refused(String code, String message) {
        return new Failure(code, FailureKind.REFUSED, message, Optional.of("Start it again when it may begin."));
    }
}
