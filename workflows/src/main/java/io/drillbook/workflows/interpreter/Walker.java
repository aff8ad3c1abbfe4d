package io.drillbook.workflows.interpreter;

import io.drillbook.runbooks.call.Failure;
import io.drillbook.runbooks.call.FailureKind;
import io.drillbook.runbooks.plan.PlanStep;
import io.drillbook.workflows.interpreter.state.OpenTimer;
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

    /**
     * Steps in order, until one is open or has failed. Those before the one that is open are not looked at again.
     *
     * @param owner key of the state that holds how far they came
     */
    Progress inOrder(List<PlanStep> steps, String owner, Place place) {
        return walk(steps, owner, place, false);
    }

    /** Steps in order, whatever becomes of each. */
    Progress inSpite(List<PlanStep> steps, String owner, Place place) {
        return walk(steps, owner, place, true);
    }

    private Progress walk(List<PlanStep> steps, String owner, Place place, boolean inSpite) {
        StepState list = draft.step(owner).orElseGet(() -> StepState.begin(draft.now, draft.undo.size()));
        for (int index = list.position(); index < steps.size(); index++) {
            Progress progress = one(steps.get(index), place);
            boolean over = progress instanceof Progress.Done || (inSpite && progress instanceof Progress.Failed);
            if (!over) {
                draft.steps.put(owner, draft.step(owner).orElse(list).at(index));
                return progress;
            }
        }
        draft.steps.put(owner, draft.step(owner).orElse(list).at(steps.size()));
        return Progress.DONE;
    }

    /** One step. Whatever goes wrong in the interpreter itself becomes the step's failure. */
    private Progress one(PlanStep step, Place place) {
        String key = place.key(step);
        if (draft.step(key).isEmpty() && halted()) {
            return Progress.PENDING;
        }
        try {
            if (draft.step(key).isEmpty() && !begins(step, place)) {
                return Progress.DONE;
            }
            if (!draft.known(key).status().finished()) {
                resume(step, place);
            }
        } catch (RuntimeException | StackOverflowError thrown) {
            StepState state = draft.step(key).orElseGet(() -> StepState.begin(draft.now, draft.undo.size()));
            fail(key, state, Faults.of(thrown));
        }
        StepState state = draft.known(key);
        if (!state.status().finished()) {
            return Progress.PENDING;
        }
        if (!state.status().bad()) {
            return Progress.DONE;
        }
        if (undoable && new Holds(draft).holds(step, key, state)) {
            return Progress.PENDING;
        }
        return new Progress.Failed(state.failure().orElseThrow(), Scopes.failedFirst(step, key, state));
    }

    /** Whether no further item of a loop may begin now. */
    boolean halted() {
        return draft.draining || (undoable && draft.halted());
    }

    /** Begins a step unless its condition says to skip it. */
    private boolean begins(PlanStep step, Place place) {
        StepState fresh = StepState.begin(draft.now, draft.undo.size());
        Optional<String> when = step.common().when();
        if (when.isPresent()) {
            boolean holds = Values.of(draft, place)
                    .condition(when.get())
                    .orElseThrow(() -> new StepFault(
                            "condition-unknown",
                            FailureKind.UNKNOWN,
                            "whether to do the step is not known: `" + when.get() + "` rests on an absent value"));
            if (!holds) {
                draft.steps.put(place.key(step), fresh.ended(Status.SKIPPED, draft.now, new TreeMap<>()));
                return false;
            }
        }
        draft.steps.put(place.key(step), fresh);
        Beginnings beginnings = new Beginnings(draft, undoable);
        switch (step) {
            case PlanStep.Action action -> beginnings.action(action, place);
            case PlanStep.Assert assertion -> beginnings.assertion(assertion, place);
            case PlanStep.Wait wait -> beginnings.pause(wait, place);
            case PlanStep.Consent consent -> new Questions(draft).begin(consent, place);
            case PlanStep.Ask ask -> new Questions(draft).begin(ask, place);
            case PlanStep.Choose choose -> new Scopes(draft, this).begin(choose, place);
            case PlanStep.Block block -> new Scopes(draft, this).limit(block, block.timeout(), place);
            case PlanStep.Parallel parallel -> new Parallels(draft, this).begin(parallel, place);
            case PlanStep.Each each -> new Loops(draft, this).begin(each, place);
            case PlanStep.Call call -> new Callees(draft, this).begin(call, place);
            case PlanStep.Measure measure -> new Measures(draft, this).begin(measure, place);
        }
        return true;
    }

    private void resume(PlanStep step, Place place) {
        switch (step) {
            case PlanStep.Consent consent -> new Consents(draft, this).resume(consent, place);
            case PlanStep.Ask ask -> {}
            case PlanStep.Choose choose -> new Scopes(draft, this).resume(choose, place);
            case PlanStep.Block block -> new Blocks(draft, this).resume(block, place);
            case PlanStep.Parallel parallel -> new Parallels(draft, this).resume(parallel, place);
            case PlanStep.Each each -> new Loops(draft, this).resume(each, place);
            case PlanStep.Call call -> new Callees(draft, this).resume(call, place);
            case PlanStep.Measure measure -> new Measures(draft, this).resume(measure, place);
            case PlanStep.Action action -> takeUp(place.key(action));
            case PlanStep.Wait wait -> {
                if (wait.poll().isPresent() && !takeUp(place.key(wait)) && looked(place.key(wait))) {
                    new Polls(draft).judge(wait, wait.poll().get(), place);
                }
            }
            case PlanStep.Assert assertion -> {}
        }
    }

    /** The next attempt of an act whose timer fired while the run was halted. */
    private boolean takeUp(String key) {
        boolean due = draft.known(key).status() == Status.RETRYING
                && !halted()
                && !draft.openTimer(OpenTimer.Purpose.RETRY, key);
        if (due) {
            Acts acts = new Acts(draft);
            acts.open(acts.spec(key));
        }
        return due;
    }

    /** Whether a look has given something that was not judged yet. */
    private boolean looked(String key) {
        return draft.known(key).status() == Status.RUNNING && !draft.openCalls(key::equals);
    }

    private void fail(String key, StepState state, Failure failure) {
        Status status = failure.kind() == FailureKind.UNKNOWN ? Status.UNKNOWN : Status.FAILED;
        draft.steps.put(
                key, state.failed(status, draft.now, failure, state.act().begun()));
    }
}
