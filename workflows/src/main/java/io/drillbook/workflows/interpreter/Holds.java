package io.drillbook.workflows.interpreter;

import io.drillbook.runbooks.plan.PlanStep;
import io.drillbook.runbooks.type.DurationText;
import io.drillbook.workflows.interpreter.state.OpenTimer;
import io.drillbook.workflows.interpreter.state.Status;
import io.drillbook.workflows.interpreter.state.StepState;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.TreeMap;

/** Failed steps that wait for a person. */
final class Holds {
    private final Draft draft;

    Holds(Draft draft) {
        this.draft = draft;
    }

    /** Whether a step that has just failed waits for a person from now on: nothing else is left that could help it. */
    boolean holds(PlanStep step, String key, StepState failed) {
        Optional<PlanStep.Hold> hold = hold(step);
        boolean waits = hold.isPresent()
                && !failed.decided()
                && failed.status() != Status.CANCELLED
                && !new Acts(draft).stopping(key)
                && !new Rechecks(draft).going()
                && !draft.tree.recovers(key, failed.failure().orElseThrow().kind());
        if (waits) {
            draft.steps.put(key, failed.as(Status.HELD));
            draft.startTimer(
                    "hold:" + key + "@" + failed.act().attempts(),
                    OpenTimer.Purpose.HOLD,
                    key,
                    hold.get().limit(),
                    "Waits for a person: " + Acts.title(step, key));
        }
        return waits;
    }

    /** The time for a person is over: the failure stands. */
    void nobodyCame(String key) {
        PlanStep step = draft.tree.find(key).orElseThrow();
        stands(key);
        draft.deviations.add(Acts.title(step, key) + " failed, and nobody said within "
                + DurationText.write(hold(step).orElseThrow().limit()) + " what to do");
    }

    /** The failure of a held step stands. */
    void stands(String key) {
        StepState state = draft.known(key);
        Status last = switch (state.failure().orElseThrow().kind()) {
            case UNKNOWN -> Status.UNKNOWN;
            default -> state.act().begun() && timedOut(state) ? Status.UNKNOWN : Status.FAILED;
        };
        draft.steps.put(key, state.stands(last));
    }

    /** Of an act that ran out of time or lost its worker nobody knows how far it came. */
    private static boolean timedOut(StepState state) {
        String code = state.failure().orElseThrow().code();
        return code.equals("step-timed-out") || code.equals("worker-lost");
    }

    /** The run goes on without a held step. */
    void skip(String key) {
        StepState state = draft.known(key);
        draft.steps.put(key, state.ended(Status.SKIPPED, draft.now, new TreeMap<>()));
    }

    /** A held step is tried again as if it had not failed; one that did not come to act begins anew. */
    void retry(String key) {
        StepState state = draft.known(key);
        if (state.act().attempts() == 0) {
            draft.steps.remove(key);
            return;
        }
        Acts acts = new Acts(draft);
        ActSpec spec = acts.spec(key);
        Optional<Instant> until = draft.tree.find(key).orElseThrow() instanceof PlanStep.Wait
                ? state.act().deadline().map(limit -> draft.now.plus(Duration.between(state.startedAt(), limit)))
                : acts.deadline(spec);
        draft.steps.put(key, state.as(Status.RETRYING).with(state.act().afresh(until, acts.latest(spec))));
    }

    private static Optional<PlanStep.Hold> hold(PlanStep step) {
        return switch (step) {
            case PlanStep.Action action -> action.hold();
            case PlanStep.Wait wait -> wait.hold();
            default -> Optional.empty();
        };
    }
}
