package io.drillbook.runbooks.plan;

import io.drillbook.runbooks.action.Risk;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Ways through a plan's nested steps. */
public final class PlanSteps {
    private PlanSteps() {}

    /** All steps of a definition, each before those in it, {@code finally} last. */
    public static Stream<PlanStep> all(Definition definition) {
        return Stream.concat(all(definition.steps()), all(definition.finallySteps()));
    }

    /** All of these steps and those in them, in order. */
    public static Stream<PlanStep> all(List<PlanStep> steps) {
        return steps.stream().flatMap(step -> Stream.concat(Stream.of(step), all(within(step))));
    }

    /** All steps of a definition that share its names: not those of runbooks it calls. */
    public static Stream<PlanStep> own(Definition definition) {
        return own(Stream.concat(definition.steps().stream(), definition.finallySteps().stream()));
    }

    private static Stream<PlanStep> own(Stream<PlanStep> steps) {
        return steps.flatMap(step -> Stream.concat(
                Stream.of(step), step instanceof PlanStep.Call ? Stream.empty() : own(within(step).stream())));
    }

    /** All calls among these steps, those inside called runbooks too. */
    public static Stream<PlanStep.Call> calls(List<PlanStep> steps) {
        return all(steps).filter(PlanStep.Call.class::isInstance).map(PlanStep.Call.class::cast);
    }

    /** The highest class of risk of all acts in these steps, their undos included. */
    public static Risk highestRisk(List<PlanStep> steps) {
        return all(steps)
                .filter(PlanStep.Action.class::isInstance)
                .map(PlanStep.Action.class::cast)
                .flatMap(action ->
                        Stream.concat(Stream.of(action.risk()), action.undo().map(PlanStep.Undo::risk).stream()))
                .max(Comparator.naturalOrder())
                .orElse(Risk.R0);
    }

    /** The steps right inside a step, in order. */
    public static List<PlanStep> within(PlanStep step) {
        return switch (step) {
            case PlanStep.Block block ->
                Stream.concat(
                                block.steps().stream(),
                                block.recover().stream()
                                        .flatMap(recovery -> recovery.handlers().stream())
                                        .flatMap(handler -> handler.steps().stream()))
                        .toList();
            case PlanStep.Consent consent -> consent.steps();
            case PlanStep.Ask ask -> List.of();
            case PlanStep.Parallel parallel ->
                parallel.branches().stream()
                        .flatMap(branch -> branch.steps().stream())
                        .toList();
            case PlanStep.Each each -> each.steps();
            case PlanStep.Measure measure ->
                Stream.of(
                                Stream.of(measure.begin()),
                                measure.watch().stream().map(PlanStep.Watch::look),
                                measure.steps().stream(),
                                Stream.of(measure.end()))
                        .flatMap(parts -> parts)
                        .map(part -> (PlanStep) part)
                        .toList();
            case PlanStep.Choose choose ->
                choose.branches().stream()
                        .flatMap(branch -> branch.steps().stream())
                        .toList();
            case PlanStep.Action action -> List.of();
            case PlanStep.Assert check -> List.of();
            case PlanStep.Wait wait -> List.of();
            case PlanStep.Call call ->
                Stream.concat(call.callee().steps().stream(), call.callee().finallySteps().stream())
                        .toList();
        };
    }
}
