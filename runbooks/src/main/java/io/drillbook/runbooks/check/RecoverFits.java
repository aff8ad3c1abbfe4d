package io.drillbook.runbooks.check;

import io.drillbook.runbooks.action.ActionCatalog;
import io.drillbook.runbooks.model.Runbook;
import io.drillbook.runbooks.model.Shapes;
import io.drillbook.runbooks.model.Step;
import io.drillbook.runbooks.model.Step.Handler;
import io.drillbook.runbooks.model.Steps;
import io.drillbook.runbooks.problem.ProblemList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Every handler of a block can be taken: some kind of failure is left for it by those before it. */
final class RecoverFits implements Check {
    @Override
    public void check(Runbook runbook, ActionCatalog catalog, ProblemList problems) {
        Steps.all(runbook).forEach(step -> {
            if (step instanceof Step.Block block) {
                check(block, problems);
            }
        });
    }

    private static void check(Step.Block block, ProblemList problems) {
        Set<String> left = new TreeSet<>(Shapes.FAILURE_KINDS);
        for (Handler handler : block.recover()) {
            List<String> wanted = handler.on().isEmpty() ? Shapes.FAILURE_KINDS : handler.on();
            if (wanted.stream().noneMatch(left::contains)) {
                problems.error(
                        "never-reached",
                        handler.position(),
                        "every failure that this recover is for is taken by one before it",
                        "put the special ones first, or take this one away");
            }
            wanted.forEach(left::remove);
        }
    }
}
