package io.drillbook.runbooks.check;

import io.drillbook.runbooks.action.ActionCatalog;
import io.drillbook.runbooks.model.Runbook;
import io.drillbook.runbooks.problem.NearestName;
import io.drillbook.runbooks.problem.ProblemList;
import java.util.Optional;

/** Every action stands in the catalogue. */
final class KnownActions implements Check {
    @Override
    public void check(Runbook runbook, ActionCatalog catalog, ProblemList problems) {
        Acts.all(runbook).map(act -> act.name()).forEach(name -> {
            if (catalog.find(name.text()).isEmpty()) {
                Optional<String> nearest = NearestName.of(name.text(), catalog.names())
                        .or(() -> catalog.names().stream()
                                .filter(known -> known.endsWith("." + name.text()))
                                .findFirst());
                problems.error(
                        "unknown-action",
                        name.position(),
                        "there is no action \"" + name.text() + "\"",
                        nearest.map(found -> "did you mean " + found + "?")
                                .orElse("drillbook actions lists all of them"));
            }
        });
    }
}
