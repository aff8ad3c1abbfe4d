package io.drillbook.runbooks.check;

import io.drillbook.runbooks.action.ActionCatalog;
import io.drillbook.runbooks.model.Runbook;
import io.drillbook.runbooks.model.Runbook.Input;
import io.drillbook.runbooks.problem.ProblemList;
import java.util.Set;

/** An input that nothing uses is most likely a slip. Nothing is said while there are errors: what could not be read may use it. */
final class UnusedInputs implements Check {
    @Override
    public void check(Runbook runbook, ActionCatalog catalog, ProblemList problems) {
        if (problems.hasErrors()) {
            return;
        }
        Set<String> used = UsedInputs.of(runbook);
        for (Input input : runbook.inputs()) {
            if (!used.contains(input.name().value())) {
                problems.warning(
                        "unused-input",
                        input.name().position(),
                        "nothing uses the input \"" + input.name().value() + "\"",
                        "use it or take it away");
            }
        }
    }
}
