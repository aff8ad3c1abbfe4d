package io.drillbook.runbooks.check;

import io.drillbook.runbooks.action.ActionCatalog;
import io.drillbook.runbooks.model.Located;
import io.drillbook.runbooks.model.Runbook;
import io.drillbook.runbooks.model.Step;
import io.drillbook.runbooks.model.Steps;
import io.drillbook.runbooks.problem.ProblemList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** An id means one step in the whole runbook. */
final class UniqueIds implements Check {
    @Override
    public void check(Runbook runbook, ActionCatalog catalog, ProblemList problems) {
        SortedMap<String, Located<String>> seen = new TreeMap<>();
        Steps.all(runbook).flatMap(step -> ids(step).stream()).forEach(id -> {
            Located<String> first = seen.putIfAbsent(id.value(), id);
            if (first != null) {
                problems.error(
                        "duplicate-id",
                        id.position(),
                        "the id \"" + id.value() + "\" stands here a second time, first at " + first.position(),
                        "ids are unique in a runbook, whatever the steps stand in");
            }
        });
    }

    private static List<Located<String>> ids(Step step) {
        return step instanceof Step.Unreadable unreadable
                ? unreadable.ids()
                : step.head().id().stream().toList();
    }
}
