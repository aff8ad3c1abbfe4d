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
     * @param scope innermost scope of names around it
     * @param gives whether a step of its kind has outputs at all
     */
    record Place(int line, Optional<Scope> scope, boolean gives) {}

    /**
     * @param words what it is, as in {@code a branch of the choose "x"}
     * @param instead how to get a value out of it
     */
    record Scope(String words, String instead) {}

    Optional<Place> find(String id) {
        return Optional.ofNullable(places.get(id));
    }

    private void collect(List<Step> steps, Optional<Scope> scope) {
        for (Step step : steps) {
            step.head()
                    .id()
                    .ifPresent(id -> places.putIfAbsent(
                            id.value(), new Place(id.position().line(), scope, gives(step))));
            switch (step) {
                case Step.Block block -> {
                    collect(block.steps(), scope);
                    block.recover().forEach(handler -> collect(handler.steps(), scope));
                }
                case Step.Consent consent -> collect(consent.steps(), scope);
                case Step.Measure measure -> collect(measure.steps(), scope);
                case Step.Ask ask -> {}
                case Step.Choose inner ->
                    inner.branches().forEach(branch -> collect(branch.steps(), Optional.of(choose(inner))));
                case Step.Parallel inner ->
                    inner.branches().forEach(branch -> collect(branch.steps(), Optional.of(parallel(inner))));
                case Step.Each inner -> collect(inner.steps(), Optional.of(loop(inner)));
                case Step.Action action -> {}
                case Step.Assert check -> {}
                case Step.Wait wait -> {}
                case Step.Call call -> {}
                case Step.Unreadable unreadable -> {}
            }
        }
    }

    private static boolean gives(Step step) {
        return switch (step) {
            case Step.Action action -> true;
            case Step.Wait wait -> wait.polling().isPresent();
            case Step.Choose choose -> Branches.giveOutputs(choose.branches());
            case Step.Parallel parallel ->
                parallel.branches().stream()
                        .anyMatch(branch -> !branch.outputs().values().isEmpty());
            case Step.Each each -> true;
            case Step.Ask ask -> true;
            case Step.Call call -> true;
            case Step.Measure measure -> true;
            case Step.Consent consent -> false;
            case Step.Assert check -> false;
            case Step.Block block -> false;
            case Step.Unreadable unreadable -> false;
        };
    }

    private static Scope choose(Step.Choose step) {
        return new Scope(
                "a branch of the choose \"" + step.title() + "\"",
                "give the choose an id and let every branch fill an output");
    }

    private static Scope parallel(Step.Parallel step) {
        return new Scope(
                "a branch of the parallel \"" + step.title() + "\"",
                "give the parallel an id and let the branch fill an output");
    }

    private static Scope loop(Step.Each step) {
        String name = step.head().id().map(id -> id.value()).orElse("<id>");
        return new Scope(
                "the loop of line " + step.head().position().line(),
                "give the loop outputs; outside of it steps." + name + ".results lists them");
    }
}
