package io.drillbook.workflows.rehearsal;

import io.drillbook.runbooks.plan.Definition;
import io.drillbook.runbooks.plan.PlanStep;
import io.drillbook.runbooks.plan.PlanSteps;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The order in which steps end that end at one time: as in the plan, and what a step holds before the step itself. */
final class EndOrder implements Comparator<String> {
    private final Map<String, Integer> places = new LinkedHashMap<>();

    EndOrder(Definition definition) {
        List<String> paths = PlanSteps.all(definition)
                .map(PlanStep::common)
                .map(PlanStep.Common::path)
                .toList();
        for (int place = 0; place < paths.size(); place++) {
            int last = place;
            while (last + 1 < paths.size() && paths.get(last + 1).startsWith(paths.get(place) + "/")) {
                last++;
            }
            places.put(paths.get(place), last);
        }
    }

    @Override
    public int compare(String left, String right) {
        int byPlace = Integer.compare(
                places.getOrDefault(left, Integer.MAX_VALUE), places.getOrDefault(right, Integer.MAX_VALUE));
        if (byPlace != 0) {
            return byPlace;
        }
        int byDepth = Integer.compare(right.length(), left.length());
        return byDepth != 0 ? byDepth : left.compareTo(right);
    }
}
