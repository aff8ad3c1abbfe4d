package io.drillbook.runbooks.check;

import io.drillbook.runbooks.action.ActionCatalog;
import io.drillbook.runbooks.model.Located;
import io.drillbook.runbooks.model.Runbook;
import io.drillbook.runbooks.model.Runbook.Argument;
import io.drillbook.runbooks.model.Step;
import io.drillbook.runbooks.model.Steps;
import io.drillbook.runbooks.problem.ProblemList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** What branches side by side and items of a loop give can be used, and each name comes from one branch. */
final class ScopeOutputs implements Check {
    @Override
    public void check(Runbook runbook, ActionCatalog catalog, ProblemList problems) {
        Steps.all(runbook).forEach(step -> {
            if (step instanceof Step.Parallel parallel) {
                parallel(parallel, problems);
            }
            if (step instanceof Step.Each each && !each.outputs().values().isEmpty()) {
                usable(each, "loop", problems);
            }
        });
    }

    private static void parallel(Step.Parallel step, ProblemList problems) {
        List<Argument> outputs = step.branches().stream()
                .flatMap(branch -> branch.outputs().values().stream())
                .toList();
        if (!outputs.isEmpty()) {
            usable(step, "parallel", problems);
        }
        SortedMap<String, Located<String>> seen = new TreeMap<>();
        for (Argument output : outputs) {
            Located<String> first = seen.putIfAbsent(output.name().value(), output.name());
            if (first != null) {
                problems.error(
                        "duplicate-output",
                        output.name().position(),
                        "two branches give the output \"" + first.value() + "\", the other at " + first.position(),
                        "branches run side by side, so each name comes from one of them");
            }
        }
    }

    private static void usable(Step step, String what, ProblemList problems) {
        if (step.head().id().isEmpty()) {
            problems.error(
                    "outputs-without-id",
                    step.head().position(),
                    "this " + what + " gives outputs, and without an id nothing can use them",
                    "give it an id");
        }
    }
}
