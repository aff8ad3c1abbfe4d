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
        return stopped(key -> draft.tree.endsWith(key, scope)) && inside(step, Keys.iteration(scope));
    }

    /** Whether all steps of the plan have ended. */
    boolean settled() {
        return stopped(key -> draft.tree.find(key).isPresent() && !draft.tree.isLast(key)) && all(draft.tree.top(), "");
    }

    private boolean stopped(Predicate<String> asked) {
        Predicate<String> which = asked.and(path -> !MeasureEnds.closes(draft, path));
        draft.cancelTimers(timer -> timer.purpose() != OpenTimer.Purpose.LONGEST_DURATION && which.test(timer.path()));
        draft.cancelCalls(which);
        return !draft.openCalls(which);
    }

    /** Each of them, also when one before it goes on. */
    private boolean all(List<PlanStep> steps, String iteration) {
        boolean over = true;
        for (PlanStep step : steps) {
            over &= one(step, iteration);
        }
        return over;
    }

    /** What has not begun or has ended holds nothing that is open. A call goes on until its {@code finally} has ended. */
    private boolean one(PlanStep step, String iteration) {
        String key = Keys.of(step.common().path(), iteration);
        Optional<StepState> state =
                draft.step(key).filter(known -> !known.status().finished());
        if (state.isEmpty()) {
            return true;
        }
        if (!inside(step, iteration)) {
            return false;
        }
        if (step instanceof PlanStep.Measure measure && !new MeasureEnds(draft).settled(measure)) {
            return false;
        }
        if (step instanceof PlanStep.Call call) {
            return new Callees(draft, new Walker(draft, false)).ended(call, key, why(state.get()));
        }
        draft.ending.remove(key);
        draft.steps.put(key, state.get().cancelled(draft.now, why(state.get())));
        return true;
    }

    private boolean inside(PlanStep step, String iteration) {
        List<PlanStep> children = children(step);
        if (!(step instanceof PlanStep.Each each)) {
            return all(children, iteration);
        }
        Optional<Loop> loop =
                draft.step(Keys.of(each.common().path(), iteration)).flatMap(StepState::loop);
        boolean over = true;
        for (int index : loop.map(Loop::open).orElse(List.of())) {
            over &= all(children, Keys.inner(iteration, loop.orElseThrow().key(index)));
        }
        return over;
    }

    /** What ends with a step: not the {@code finally} of a call, nor the parts of a measurement, which come after. */
    private static List<PlanStep> children(PlanStep step) {
        return switch (step) {
            case PlanStep.Call call -> call.callee().steps();
            case PlanStep.Measure measure -> measure.steps();
            default -> PlanSteps.within(step);
        };
    }

    private static Failure why(StepState state) {
        return state.failure()
                .orElseGet(() -> Failure.of("cancelled", FailureKind.CANCELLED, "stopped before it was done"));
    }
}
