package io.drillbook.workflows.interpreter;

import io.drillbook.runbooks.call.Failure;
import io.drillbook.runbooks.call.FailureKind;
import io.drillbook.workflows.interpreter.state.OpenTimer;
import io.drillbook.workflows.interpreter.state.Status;
import io.drillbook.workflows.interpreter.state.StepState;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Ends steps before their time: the acts in hand end first. */
final class Ending {
    private final Draft draft;

    Ending(Draft draft) {
        this.draft = draft;
    }

    /**
     * Stops waits, asks acts to stop, and once none is open marks what had not ended as cancelled.
     *
     * @return whether all of these steps have ended
     */
    boolean settled(Set<String> paths) {
        draft.cancelTimers(
                timer -> paths.contains(timer.path()) && timer.purpose() != OpenTimer.Purpose.LONGEST_DURATION);
        draft.cancelCalls(paths::contains);
        if (draft.openCalls(paths::contains)) {
            return false;
        }
        for (String path : paths) {
            StepState state = draft.steps.get(path);
            if (state != null && !state.status().finished()) {
                draft.steps.put(path, cancelled(state));
            }
        }
        return true;
    }

    /** Whether all steps of the plan have ended. */
    boolean settled() {
        Set<String> paths = new TreeSet<>();
        draft.planSteps.all().forEach(step -> paths.add(step.common().path()));
        return settled(paths);
    }

    private StepState cancelled(StepState state) {
        Optional<Failure> last = state.failure();
        Failure why =
                last.orElseGet(() -> Failure.of("cancelled", FailureKind.CANCELLED, "stopped before it was done"));
        return new StepState(
                Status.CANCELLED,
                state.startedAt(),
                Optional.of(draft.now),
                Optional.of(why),
                state.act(),
                state.output(),
                state.branch(),
                state.undoDepth());
    }
}
