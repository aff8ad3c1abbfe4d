package io.drillbook.runbooks.check;

import io.drillbook.runbooks.action.ActionCatalog;
import io.drillbook.runbooks.model.Runbook;
import io.drillbook.runbooks.model.Step;
import io.drillbook.runbooks.model.Step.Branch;
import io.drillbook.runbooks.model.Steps;
import io.drillbook.runbooks.problem.ProblemList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A choose that gives outputs gives the same names whichever branch is taken. */
final class ChooseOutputs implements Check {
    @Override
    public void check(Runbook runbook, ActionCatalog catalog, ProblemList problems) {
        Steps.all(runbook).forEach(step -> {
            if (step instanceof Step.Choose choose) {
                check(choose, problems);
            }
        });
    }

    private static void check(Step.Choose choose, ProblemList problems) {
        Set<String> all = new LinkedHashSet<>();
        choose.branches().forEach(branch -> all.addAll(names(branch)));
        if (all.isEmpty()) {
            return;
        }
        if (choose.head().id().isEmpty()) {
            problems.error(
                    "outputs-without-id",
                    choose.head().position(),
                    "this choose gives outputs, and without an id nothing can use them",
                    "give it an id");
        }
        if (choose.branches().stream().noneMatch(Branch::otherwise)) {
            problems.error(
                    "missing-otherwise",
                    choose.head().position(),
                    "this choose gives outputs, and nothing fills them when no branch is taken",
                    "add otherwise with the same outputs");
        }
        for (Branch branch : choose.branches()) {
            for (String name : all) {
                if (!names(branch).contains(name)) {
                    problems.error(
                            "branches-differ",
                            branch.position(),
                            "this branch does not fill the output \"" + name + "\", another one does",
                            "every branch of a choose fills the same outputs");
                }
            }
        }
    }

    private static List<String> names(Branch branch) {
        return branch.outputs().values().stream()
                .map(output -> output.name().value())
                .toList();
    }
}
