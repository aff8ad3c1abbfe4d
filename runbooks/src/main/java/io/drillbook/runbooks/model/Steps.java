package io.drillbook.runbooks.model;

import java.util.List;
import java.util.stream.Stream;

/** Ways through nested steps. */
public final class Steps {
    private Steps() {}

    /** All steps, each before those in it, in the order of the file. */
    public static Stream<Step> all(List<Step> steps) {
        return steps.stream().flatMap(step -> Stream.concat(Stream.of(step), all(within(step))));
    }

    /** All steps of a runbook, those of {@code finally} last. */
    public static Stream<Step> all(Runbook runbook) {
        return Stream.concat(all(runbook.steps()), all(runbook.finallySteps()));
    }

    /** The steps right inside a step, in the order of the file. */
    public static List<Step> within(Step step) {
        return switch (step) {
            case Step.Block block ->
                Stream.concat(
                                block.steps().stream(),
                                block.recover().stream().flatMap(handler -> handler.steps().stream()))
                        .toList();
            case Step.Consent consent -> consent.steps();
            case Step.Ask ask -> List.of();
            case Step.Parallel parallel ->
                parallel.branches().stream()
                        .flatMap(branch -> branch.steps().stream())
                        .toList();
            case Step.Each each -> each.steps();
            case Step.Measure measure -> measure.steps();
            case Step.Choose choose ->
                choose.branches().stream()
                        .flatMap(branch -> branch.steps().stream())
                        .toList();
            case Step.Action action -> List.of();
            case Step.Assert check -> List.of();
            case Step.Wait wait -> List.of();
            case Step.Call call -> List.of();
            case Step.Unreadable unreadable -> List.of();
        };
    }
}
