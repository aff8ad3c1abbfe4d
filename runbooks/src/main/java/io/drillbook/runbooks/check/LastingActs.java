package io.drillbook.runbooks.check;

import io.drillbook.runbooks.action.ActionCatalog;
import io.drillbook.runbooks.model.Runbook;
import io.drillbook.runbooks.problem.ProblemList;

/** Whoever uses an action that may take long says how long it may take. */
final class LastingActs implements Check {
    @Override
    public void check(Runbook runbook, ActionCatalog catalog, ProblemList problems) {
        Acts.ofSteps(runbook)
                .filter(act -> act.timeout().isEmpty())
                .filter(act -> catalog.find(act.name().text())
                        .filter(signature -> signature.lasting())
                        .isPresent())
                .forEach(act -> problems.error(
                        "missing-timeout",
                        act.name().position(),
                        "the action " + act.name().text() + " may take longer than a minute, and no timeout is given",
                        "say when to give up, as in timeout: 1h"));
    }
}
