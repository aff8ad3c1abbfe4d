package io.drillbook.workflows.interpreter;

import io.drillbook.runbooks.call.Failure;
import io.drillbook.runbooks.call.FailureKind;
import io.drillbook.runbooks.call.Finding;
import io.drillbook.runbooks.plan.PlanStep;
import io.drillbook.workflows.interpreter.state.OpenTimer;
import io.drillbook.workflows.interpreter.state.Status;
import io.drillbook.workflows.interpreter.state.StepState;
import io.drillbook.workflows.interpreter.state.UndoState;
import io.drillbook.workflows.interpreter.state.UndoState.Standing;
import io.drillbook.workflows.interpreter.state.Verdicts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes back what was begun, latest first. A failed undo is loud, and the others still run. */
final class Undoing {
    private final Draft draft;
    private final Acts acts;

    Undoing(Draft draft, Acts acts) {
        this.draft = draft;
        this.acts = acts;
    }

    /** Goes on with the undos; whether none is left. */
    boolean done() {
        int floor = noReturn();
        for (int index = draft.undo.size() - 1; index >= 0; index--) {
            UndoState undo = draft.undo.get(index);
            if (undo.standing() == Standing.REGISTERED && draft.draining) {
                return false;
            }
            if (undo.standing() == Standing.REGISTERED) {
                begin(index, undo, index < floor);
            }
            if (draft.undo.get(index).standing() == Standing.RUNNING && !settled(index)) {
                return false;
            }
        }
        return true;
    }

    /**
     * Takes back at once what a scope began that ends now; whether nothing is left of it. What a measurement began does
     * not outlive it.
     *
     * @param step key of the act
     * @param ended whether it was ended in the regular way, so that nothing is to be taken back
     */
    boolean early(String step, boolean ended) {
        for (int index = 0; index < draft.undo.size(); index++) {
            UndoState undo = draft.undo.get(index);
            if (undo.step().equals(step)) {
                return early(index, undo, ended);
            }
        }
        return true;
    }

    private boolean early(int index, UndoState undo, boolean ended) {
        if (undo.standing() == Standing.REGISTERED && ended) {
            draft.undo.set(index, undo.standing(Standing.NOTHING_TO_UNDO));
        } else if (undo.standing() == Standing.REGISTERED && draft.draining) {
            return false;
        } else if (undo.standing() == Standing.REGISTERED) {
            begin(index, undo, false);
        } else if (undo.standing() == Standing.RUNNING) {
            takeUp(undo.path());
        }
        return draft.undo.get(index).standing() != Standing.RUNNING || settled(index);
    }

    /** The next attempt, when its timer fired while the run was paused or about to go on in a new history. */
    private void takeUp(String path) {
        if (draft.known(path).status() == Status.RETRYING
                && !draft.draining
                && !draft.openTimer(OpenTimer.Purpose.RETRY, path)) {
            acts.open(acts.spec(path));
        }
    }

    /** Undos registered before the last begun act of no return do not run. */
    private int noReturn() {
        return draft.steps.all().entrySet().stream()
                .filter(entry -> entry.getValue().act().begun())
                .filter(entry -> draft.tree.find(entry.getKey()).orElse(null) instanceof PlanStep.Action action
                        && action.noReturn())
                .mapToInt(entry -> entry.getValue().undoDepth())
                .max()
                .orElse(0);
    }

    private void begin(int index, UndoState undo, boolean behindNoReturn) {
        if (behindNoReturn && !MeasureEnds.closes(draft, undo.path())) {
            draft.undo.set(index, undo.standing(Standing.NOT_RUN));
        } else if (!draft.step(undo.step()).map(step -> step.act().begun()).orElse(true)) {
            draft.undo.set(index, undo.standing(Standing.NOTHING_TO_UNDO));
        } else {
            draft.undo.set(index, undo.standing(Standing.RUNNING));
            acts.begin(Acts.spec(undo), undo.input());
        }
    }

    private boolean settled(int index) {
        UndoState undo = draft.undo.get(index);
        StepState act = draft.known(undo.path());
        if (!act.status().finished()) {
            return false;
        }
        if (act.status() == Status.DONE) {
            draft.undo.set(index, undo.standing(act.act().alreadyDone() ? Standing.NOTHING_TO_UNDO : Standing.UNDONE));
        } else {
            draft.undo.set(index, undo.standing(Standing.FAILED));
            loud(undo, act.failure().orElseThrow());
        }
        return true;
    }

    private void loud(UndoState undo, Failure reason) {
        String message = "\"" + undo.title() + "\" (" + undo.action() + ") was not taken back: " + reason.code() + ", "
                + reason.message();
        String hint = reason.hint().orElse("Look at the target and take it back by hand.");
        draft.aftermath.add(new Failure("undo-failed", FailureKind.CHECK_FAILED, message, Optional.of(hint)));
        List<Finding> findings = new ArrayList<>(draft.verdicts.findings());
        findings.add(new Finding("undo-failed", "serious", message, hint));
        draft.verdicts = new Verdicts(draft.verdicts.checks(), draft.verdicts.measurements(), findings);
    }
}
