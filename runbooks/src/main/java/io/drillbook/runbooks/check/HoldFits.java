package io.drillbook.runbooks.check;

import io.drillbook.runbooks.action.ActionCatalog;
import io.drillbook.runbooks.model.Runbook;
import io.drillbook.runbooks.model.Step;
import io.drillbook.runbooks.model.Steps;
import io.drillbook.runbooks.problem.ProblemList;
import java.util.Optional;

/** Nothing in {@code finally} waits for a person: it runs to its end, whatever fails in it. */
final class HoldFits implements Check {
    @Override
    public void check(Runbook runbook, ActionCatalog catalog, ProblemList problems) {
        Steps.all(runbook.finallySteps())
                .flatMap(step -> hold(step).stream())
                .forEach(hold -> problems.error(
                        "hold-in-finally",
                        hold.position(),
                        "finally goes on whatever fails in it, so a failure there waits for nobody",
                        "take on_failure away"));
    }

    private static Optional<Step.Holding> hold(Step step) {
        return switch (step) {
            case Step.Action action -> action.hold();
            case Step.Wait wait -> wait.hold();
            default -> Optional.empty();
        };
    }
}
