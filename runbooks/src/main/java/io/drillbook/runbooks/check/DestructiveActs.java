package io.drillbook.runbooks.check;

import io.drillbook.runbooks.action.ActionCatalog;
import io.drillbook.runbooks.action.Risk;
import io.drillbook.runbooks.model.Runbook;
import io.drillbook.runbooks.problem.ProblemList;

/** What loses data, redundancy or a point in time needs a consent around it. This version has no consent yet. */
final class DestructiveActs implements Check {
    @Override
    public void check(Runbook runbook, ActionCatalog catalog, ProblemList problems) {
        Acts.all(runbook)
                .forEach(
                        act -> catalog.find(act.name().text())
                                .filter(signature -> signature.risk() == Risk.R3)
                                .ifPresent(
                                        signature -> problems.error(
                                                "destructive-without-consent",
                                                act.name().position(),
                                                "the action " + signature.name()
                                                        + " loses data, redundancy or a point in time (R3), and no"
                                                        + " consent is around it",
                                                "steps of kind consent are not supported by this version, so no runbook can use it yet")));
    }
}
