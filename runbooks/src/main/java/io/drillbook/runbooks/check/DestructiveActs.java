package io.drillbook.runbooks.check;

import io.drillbook.runbooks.action.ActionCatalog;
import io.drillbook.runbooks.action.ActionSignature;
import io.drillbook.runbooks.action.Risk;
import io.drillbook.runbooks.model.Runbook;
import io.drillbook.runbooks.model.Step;
import io.drillbook.runbooks.model.Step.Act;
import io.drillbook.runbooks.model.Steps;
import io.drillbook.runbooks.problem.ProblemList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What loses data, redundancy or a point in time has a consent around it. */
final class DestructiveActs implements Check {
    @Override
    public void check(Runbook runbook, ActionCatalog catalog, ProblemList problems) {
        open(runbook.steps(), catalog, problems);
        open(runbook.finallySteps(), catalog, problems);
    }

    /** Steps that no consent covers. */
    private static void open(List<Step> steps, ActionCatalog catalog, ProblemList problems) {
        for (Step step : steps) {
            if (step instanceof Step.Consent) {
                continue;
            }
            acts(step)
                    .forEach(act -> destructive(act, catalog)
                            .ifPresent(signature -> problems.error(
                                    "destructive-without-consent",
                                    act.name().position(),
                                    "the action " + signature.name()
                                            + " loses data, redundancy or a point in time (R3), and no consent is"
                                            + " around it",
                                    "put it among the steps of a step of kind consent")));
            open(Steps.within(step), catalog, problems);
        }
    }

    private static Stream<Act> acts(Step step) {
        return switch (step) {
            case Step.Action action ->
                Stream.concat(Stream.of(action.act()), action.undo().stream().map(Step.Undo::act));
            case Step.Wait wait -> wait.polling().stream().map(Step.Polling::act);
            default -> Stream.empty();
        };
    }

    private static Optional<ActionSignature> destructive(Act act, ActionCatalog catalog) {
        return catalog.find(act.name().text()).filter(signature -> signature.risk() == Risk.R3);
    }
}
