package io.drillbook.runbooks.check;

import io.drillbook.runbooks.action.ActionCatalog;
import io.drillbook.runbooks.model.Runbook;
import io.drillbook.runbooks.problem.ProblemList;

/** One rule. It looks at a whole runbook, says all that breaks the rule, and knows of no other rule. */
@FunctionalInterface
interface Check {
    void check(Runbook runbook, ActionCatalog catalog, ProblemList problems);
}
