package io.drillbook.workflows.interpreter;

import io.drillbook.runbooks.call.Failure;
import io.drillbook.runbooks.call.FailureKind;
import io.drillbook.runbooks.plan.PlanStep;
import io.drillbook.workflows.interpreter.state.Status;
import io.drillbook.workflows.interpreter.state.StepState;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Walks the plan's tree, passes over what is done and begins what can begin now. All it knows of earlier walks is in the
 * steps' states, so it can be started afresh after every event.
 */
final class Walker {
    private final Draft draft;
    private final boolean undoable;

    /** @param undoable whether undos of the steps are registered; those of {@code finally} are not */
    Walker(Draft draft, boolean undoable) {
        this.draft = draft;
        this.undoable = undoable;
    }

    /** Steps in order, until one is open or has failed. */
    Progress inOrder(List<PlanStep> steps) {
        for (PlanStep step : steps) {
            Progress progress = one(step);
            if (!(progress instanceof Progress.Done)) {
                return progress;
            }
        }
        return Progress.DONE;
    }

    /** Steps in order, whatever becomes of each. */
    Progress inSpite(List<PlanStep> steps) {
        for (PlanStep step : steps) {
            if (one(step) instanceof Progress.Pending) {
                return Progress.PENDING;
            }
        }
        return Progress.DONE;
    }

    /** One step. Whatever goes wrong in the interpreter itself becomes the step's failure. */
    Progress one(PlanStep step) {
        String path = step.common().path();
        try {
            if (draft.step(path).isEmpty() && !begins(step)) {
                return Progress.DONE;
            }
            if (!draft.known(path).status().finished()) {
                resume(step);
            }
        } catch (RuntimeException | StackOverflowError thrown) {
            StepState state = draft.step(path).orElseGet(() -> StepState.begin(draft.now, draft.undo.size()));
            fail(path, state, Faults.of(thrown));
        }
        StepState state = draft.known(path);
        if (!state.status().finished()) {
            return Progress.PENDING;
        }
        return state.status().bad() ? new Progress.Failed(state.failure().orElseThrow()) : Progress.DONE;
    }

    /** Begins a step unless its condition says to skip it. */
    private boolean begins(PlanStep step) {
        StepState fresh = StepState.begin(draft.now, draft.undo.size());
        Optional<String> when = step.common().when();
        if (when.isPresent()) {
            boolean holds = Values.of(draft)
                    .condition(when.get())
                    .orElseThrow(() -> new StepFault(
                            "condition-unknown",
                            FailureKind.UNKNOWN,
                            "whether to do the step is not known: `" + when.get() + "` rests on an absent value"));
            if (!holds) {
                draft.steps.put(step.common().path(), fresh.ended(Status.SKIPPED, draft.now, new TreeMap<>()));
                return false;
            }
        }
        draft.steps.put(step.common().path(), fresh);
        switch (step) {
            case PlanStep.Action action -> new Beginnings(draft, undoable).action(action);
            case PlanStep.Assert assertion -> new Beginnings(draft, undoable).assertion(assertion);
            case PlanStep.Wait wait -> new Beginnings(draft, undoable).pause(wait);
            case PlanStep.Choose choose -> new Scopes(draft, this).begin(choose);
            case PlanStep.Block block -> new Scopes(draft, this).begin(block);
        }
        return true;
    }

    private void resume(PlanStep step) {
        switch (step) {
            case PlanStep.Choose choose -> new Scopes(draft, this).resume(choose);
            case PlanStep.Block block -> new Scopes(draft, this).resume(block);
            case PlanStep.Action action -> {}
            case PlanStep.Assert assertion -> {}
            case PlanStep.Wait wait -> {}
        }
    }

    private void fail(String path, StepState state, Failure failure) {
        Status status = failure.kind() == FailureKind.UNKNOWN ? Status.UNKNOWN : Status.FAILED;
        draft.steps.put(
                path, state.failed(status, draft.now, failure, state.act().begun()));
    }
}
