package io.drillbook.runbooks.check;

import io.drillbook.runbooks.action.ActionCatalog;
import io.drillbook.runbooks.action.ActionSignature;
import io.drillbook.runbooks.action.Risk;
import io.drillbook.runbooks.model.Runbook;
import io.drillbook.runbooks.model.Step;
import io.drillbook.runbooks.problem.ProblemList;

/**
 * Every change among the steps says what takes it back, or why nothing does. In {@code finally}, which runs after all
 * undos, there is nothing to say.
 */
final class ChangesHaveUndo implements Check {
    @Override
    public void check(Runbook runbook, ActionCatalog catalog, ProblemList problems) {
        Acts.eachKnown(runbook.steps(), catalog, (step, signature) -> check(step, signature, problems));
    }

    private static void check(Step.Action step, ActionSignature signature, ProblemList problems) {
        if (signature.risk() == Risk.R0) {
            step.undo()
                    .ifPresent(undo -> problems.warning(
                            "needless-undo",
                            undo.position(),
                            "the action " + signature.name() + " only reads, so there is nothing to undo",
                            "take undo away"));
            step.noUndo()
                    .ifPresent(reason -> problems.warning(
                            "needless-undo",
                            reason.position(),
                            "the action " + signature.name() + " only reads, so there is nothing to undo",
                            "take no_undo away"));
        } else if (step.undo().isEmpty() && step.noUndo().isEmpty()) {
            problems.error(
                    "missing-undo",
                    step.act().name().position(),
                    "the action " + signature.name() + " changes something (" + signature.risk()
                            + "), and nothing says how that is taken back",
                    "add undo with an action, or no_undo with the reason why there is none");
        }
    }
}
