package io.drillbook.runbooks.check;

import io.drillbook.runbooks.action.ActionCatalog;
import io.drillbook.runbooks.model.Runbook;
import io.drillbook.runbooks.problem.ProblemList;
import java.util.List;

/** All rules, in the order in which they are looked at. */
public final class Checks {
    private static final List<Check> ALL = List.of(
            new UniqueIds(),
            new KnownActions(),
            new KnownMeasurements(),
            new MeasuresFit(),
            new LastingActs(),
            new ChangesHaveUndo(),
            new UndoFits(),
            new HoldFits(),
            new QuestionsFit(),
            new DestructiveActs(),
            new RetryWaits(),
            new TimeLimits(),
            new ChooseOutputs(),
            new ScopeOutputs(),
            new RecoverFits(),
            new PollsOnlyRead(),
            new UnusedInputs());

    private Checks() {}

    /**
     * Applies every rule.
     *
     * @param consented whether all of it stands inside a consent already, of who calls it
     */
    public static void check(Runbook runbook, ActionCatalog catalog, boolean consented, ProblemList problems) {
        ALL.stream()
                .filter(rule -> !(consented && rule instanceof DestructiveActs))
                .forEach(rule -> rule.check(runbook, catalog, problems));
    }
}
