package io.drillbook.runbooks.typing;

import io.drillbook.runbooks.model.Runbook;
import io.drillbook.runbooks.model.Step;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Where each id of a runbook stands: what to say of a reference that cannot be followed. */
final class StepPlaces {
    private final SortedMap<String, Place> places = new TreeMap<>();

    StepPlaces(Runbook runbook) {
        collect(runbook.steps(), Optional.empty());
        collect(runbook.finallySteps(), Optional.empty());
    }

    /**
     * @param line of the step
     * @param choose title of the innermost choose around it
     * @param gives whether a step of its kind has outputs at all
     */
    record Place(int line, Optional<String> choose, boolean gives) {}

    Optional<Place> find(String id) {
        return Optional.ofNullable(places.get(id));
    }

    private void collect(List<Step> steps, Optional<String> choose) {
        for (Step step : steps) {
            boolean gives = step instanceof Step.Action
                    || (step instanceof Step.Choose found && Branches.giveOutputs(found.branches()));
            step.head()
                    .id()
                    .ifPresent(id -> places.putIfAbsent(
                            id.value(), new Place(id.position().line(), choose, gives)));
            switch (step) {
                case Step.Block block -> collect(block.steps(), choose);
                case Step.Choose inner ->
                    inner.branches().forEach(branch -> collect(branch.steps(), Optional.of(inner.title())));
                case Step.Action action -> {}
                case Step.Assert check -> {}
                case Step.Wait wait -> {}
                case Step.Unreadable unreadable -> {}
            }
        }
    }
}
