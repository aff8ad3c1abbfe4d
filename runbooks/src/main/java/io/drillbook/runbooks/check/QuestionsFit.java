package io.drillbook.runbooks.check;

import io.drillbook.runbooks.action.ActionCatalog;
import io.drillbook.runbooks.model.Runbook;
import io.drillbook.runbooks.model.Step;
import io.drillbook.runbooks.model.Steps;
import io.drillbook.runbooks.problem.ProblemList;

/** Nothing in {@code finally} asks people: a run gives its target free at its end, whoever is asleep. */
final class QuestionsFit implements Check {
    @Override
    public void check(Runbook runbook, ActionCatalog catalog, ProblemList problems) {
        Steps.all(runbook.finallySteps())
                .filter(step -> step instanceof Step.Consent || step instanceof Step.Ask)
                .forEach(step -> problems.error(
                        "question-in-finally",
                        step.head().position(),
                        "finally always runs to its end, so nothing in it waits for people",
                        "ask before, among the steps"));
    }
}
