package io.drillbook.workflows.interpreter;

import io.drillbook.runbooks.call.Failure;
import io.drillbook.runbooks.call.FailureKind;
import io.drillbook.runbooks.plan.PlanStep;
import io.drillbook.runbooks.plan.PlanSteps;
import io.drillbook.workflows.interpreter.state.Loop;
import io.drillbook.workflows.interpreter.state.OpenTimer;
import io.drillbook.workflows.interpreter.state.StepState;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Ends steps before their time: the acts in hand end first. */
final class Ending {
    private final Draft draft;

    Ending(Draft draft) {
        this.draft = draft;
    }

    /**
     * Stops waits, asks acts to stop, and once none is open marks what had not ended as cancelled.
     *
     * @param scope key of a step that holds steps
     * @return whether all steps inside it have ended
     */
    boolean settled(PlanStep step, String scope) {
        if (!stopped(key -> draft.tree.inside(key, scope))) {
            return false;
        }
        inside(step, Keys.iteration(scope));
        return true;
    }

    /** Whether all steps of the plan have ended. */
    boolean settled() {
        if (!stopped(key -> draft.tree.find(key).isPresent())) {
            return false;
        }
        draft.tree.top().forEach(step -> one(step, ""));
        return true;
    }

    private boolean stopped(Predicate<String> which) {
        draft.cancelTimers(timer -> timer.purpose() != OpenTimer.Purpose.LONGEST_DURATION && which.test(timer.path()));
        draft.cancelCalls(which);
        return !draft.openCalls(which);
    }

    /** What has not begun or has ended holds nothing that is open. */
    private void one(PlanStep step, String iteration) {
        String key = Keys.of(step.common().path(), iteration);
        Optional<StepState> state =
                draft.step(key).filter(known -> !known.status().finished());
        if (state.isPresent()) {
            inside(step, iteration);
            draft.ending.remove(key);
            draft.steps.put(key, state.get().cancelled(draft.now, why(state.get())));
        }
    }

    private void inside(PlanStep step, String iteration) {
        List<PlanStep> children = PlanSteps.within(step);
        if (step instanceof PlanStep.Each each) {
            Optional<Loop> loop =
                    draft.step(Keys.of(each.common().path(), iteration)).flatMap(StepState::loop);
            loop.ifPresent(known -> known.open()
                    .forEach(index -> children.forEach(child -> one(child, Keys.inner(iteration, known.key(index))))));
        } else {
            children.forEach(child -> one(child, iteration));
        }
    }

    private static Failure why(StepState state) {
        return state.failure()
                .orElseGet(() -> Failure.of("cancelled", FailureKind.CANCELLED, "stopped before it was done"));
    }
}
