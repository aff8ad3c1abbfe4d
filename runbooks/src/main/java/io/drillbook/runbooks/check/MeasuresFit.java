package io.drillbook.runbooks.check;

import io.drillbook.runbooks.action.ActionCatalog;
import io.drillbook.runbooks.model.Runbook;
import io.drillbook.runbooks.model.Step;
import io.drillbook.runbooks.model.Steps;
import io.drillbook.runbooks.problem.ProblemList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A run measures a thing once: not for each item, not inside another measurement, and not when all is over. */
final class MeasuresFit implements Check {
    @Override
    public void check(Runbook runbook, ActionCatalog catalog, ProblemList problems) {
        look(runbook.steps(), Optional.empty(), problems);
        look(runbook.finallySteps(), Optional.of("in finally"), problems);
    }

    private static void look(List<Step> steps, Optional<String> around, ProblemList problems) {
        for (Step step : steps) {
            if (step instanceof Step.Measure && around.isPresent()) {
                problems.error(
                        "measure-out-of-place",
                        step.head().position(),
                        "nothing is measured " + around.get(),
                        "put the measurement among the steps, around what it is to measure");
            }
            look(plain(step).toList(), around.or(() -> inside(step)), problems);
            if (step instanceof Step.Block block) {
                block.recover()
                        .forEach(handler ->
                                look(handler.steps(), around.or(() -> Optional.of("in a recover")), problems));
            }
        }
    }

    /** The steps inside, without those of handlers. */
    private static Stream<Step> plain(Step step) {
        return step instanceof Step.Block block ? block.steps().stream() : Steps.within(step).stream();
    }

    private static Optional<String> inside(Step step) {
        return switch (step) {
            case Step.Each each -> Optional.of("for each item of a list");
            case Step.Measure measure -> Optional.of("inside another measurement");
            default -> Optional.empty();
        };
    }
}
