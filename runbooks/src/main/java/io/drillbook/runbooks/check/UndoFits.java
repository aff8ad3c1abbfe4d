package io.drillbook.runbooks.check;

import io.drillbook.runbooks.action.ActionCatalog;
import io.drillbook.runbooks.model.Runbook;
import io.drillbook.runbooks.model.Step;
import io.drillbook.runbooks.model.Steps;
import io.drillbook.runbooks.problem.ProblemList;

/** {@code undo}, {@code no_undo} and {@code no_return} stand only where they have an effect. */
final class UndoFits implements Check {
    @Override
    public void check(Runbook runbook, ActionCatalog catalog, ProblemList problems) {
        Steps.all(runbook).forEach(step -> {
            if (step instanceof Step.Action action) {
                contradictions(action, problems);
            }
        });
        Steps.all(runbook.finallySteps()).forEach(step -> {
            if (step instanceof Step.Action action) {
                inFinally(action, problems);
            }
        });
    }

    private static void contradictions(Step.Action step, ProblemList problems) {
        if (step.undo().isPresent() && step.noUndo().isPresent()) {
            problems.error(
                    "undo-and-no-undo",
                    step.noUndo().get().position(),
                    "this step says both how it is undone and that it is not",
                    "keep undo or no_undo");
        }
        if (step.undo().isPresent() && isPointOfNoReturn(step)) {
            problems.error(
                    "undo-and-no-return",
                    step.undo().get().position(),
                    "once this act has begun no undo runs, so its own undo would never run",
                    "keep undo or no_return");
        }
    }

    private static void inFinally(Step.Action step, ProblemList problems) {
        step.undo()
                .ifPresent(undo -> problems.error(
                        "undo-in-finally",
                        undo.position(),
                        "finally runs after all undos, so this undo would never run",
                        "take undo away"));
        if (isPointOfNoReturn(step)) {
            problems.error(
                    "undo-in-finally",
                    step.noReturn().get().position(),
                    "finally runs after all undos, so no_return says nothing here",
                    "take no_return away");
        }
    }

    private static boolean isPointOfNoReturn(Step.Action step) {
        return step.noReturn().filter(point -> point.value()).isPresent();
    }
}
