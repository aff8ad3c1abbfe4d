package io.drillbook.runbooks.check;

import io.drillbook.runbooks.action.ActionCatalog;
import io.drillbook.runbooks.action.Measurement;
import io.drillbook.runbooks.model.Runbook;
import io.drillbook.runbooks.model.Step;
import io.drillbook.runbooks.model.Steps;
import io.drillbook.runbooks.problem.NearestName;
import io.drillbook.runbooks.problem.ProblemList;
import java.util.List;

/** Every measurement stands in the catalogue. */
final class KnownMeasurements implements Check {
    @Override
    public void check(Runbook runbook, ActionCatalog catalog, ProblemList problems) {
        String engine = runbook.header().engine();
        Steps.all(runbook)
                .filter(Step.Measure.class::isInstance)
                .map(step -> ((Step.Measure) step).name())
                .filter(name -> !catalog.measurementNames().contains(Measurement.fullName(engine, name.text())))
                .forEach(name -> problems.error(
                        "unknown-measurement",
                        name.position(),
                        "there is no measurement \"" + name.text() + "\" for " + engine,
                        NearestName.hint(name.text(), names(engine, catalog))));
    }

    /** As a runbook of the engine writes them. */
    private static List<String> names(String engine, ActionCatalog catalog) {
        String own = engine + ".";
        return catalog.measurementNames().stream()
                .map(name -> name.startsWith(own) ? name.substring(own.length()) : name)
                .toList();
    }
}
