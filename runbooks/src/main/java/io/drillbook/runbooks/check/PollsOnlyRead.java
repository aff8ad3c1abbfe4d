package io.drillbook.runbooks.check;

import io.drillbook.runbooks.action.ActionCatalog;
import io.drillbook.runbooks.action.Risk;
import io.drillbook.runbooks.model.Runbook;
import io.drillbook.runbooks.problem.ProblemList;

/** What is run again and again only looks. */
final class PollsOnlyRead implements Check {
    @Override
    public void check(Runbook runbook, ActionCatalog catalog, ProblemList problems) {
        Acts.polls(runbook)
                .forEach(act -> catalog.find(act.name().text())
                        .filter(signature -> signature.risk() != Risk.R0)
                        .ifPresent(signature -> problems.error(
                                "poll-changes",
                                act.name().position(),
                                "the action " + signature.name() + " changes something (" + signature.risk()
                                        + "), and a poll is repeated at will",
                                "poll with an action that only reads")));
    }
}
