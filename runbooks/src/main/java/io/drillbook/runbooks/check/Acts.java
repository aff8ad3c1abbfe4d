package io.drillbook.runbooks.check;

import io.drillbook.runbooks.action.ActionCatalog;
import io.drillbook.runbooks.action.ActionSignature;
import io.drillbook.runbooks.model.Runbook;
import io.drillbook.runbooks.model.Step;
import io.drillbook.runbooks.model.Step.Act;
import io.drillbook.runbooks.model.Steps;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/** The acts of a runbook. */
final class Acts {
    private Acts() {}

    /** Every act, of steps, of undos and of polls. */
    static Stream<Act> all(Runbook runbook) {
        return Stream.concat(ofSteps(runbook), polls(runbook));
    }

    /** The acts of steps and of undos. */
    static Stream<Act> ofSteps(Runbook runbook) {
        return steps(Steps.all(runbook))
                .flatMap(step -> Stream.concat(
                        Stream.of(step.act()), step.undo().stream().map(Step.Undo::act)));
    }

    /** The acts that look whether a wait is over. */
    static Stream<Act> polls(Runbook runbook) {
        return Steps.all(runbook)
                .filter(Step.Wait.class::isInstance)
                .flatMap(step -> ((Step.Wait) step).polling().stream())
                .map(Step.Polling::act);
    }

    /** Every action step whose action is known, with its signature. */
    static void eachKnown(List<Step> steps, ActionCatalog catalog, BiConsumer<Step.Action, ActionSignature> visitor) {
        steps(Steps.all(steps))
                .forEach(step ->
                        catalog.find(step.act().name().text()).ifPresent(signature -> visitor.accept(step, signature)));
    }

    private static Stream<Step.Action> steps(Stream<Step> steps) {
        return steps.filter(Step.Action.class::isInstance).map(Step.Action.class::cast);
    }
}
