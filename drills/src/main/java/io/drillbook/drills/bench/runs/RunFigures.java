package io.drillbook.drills.bench.runs;

import io.drillbook.drills.bench.figure.Comparison;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * Makes figures of the phases. What a step costs is what ten steps cost more than five, a fifth of it; what is left of a
 * five-step run without its steps is what every run costs, whatever it does.
 */
final class RunFigures {
    private static final double MOST_EVENTS = 1.0;
    private static final double MOST_PROCESSOR_TIME = 1.5;
    private static final double LEAST_RUNS = 0.9;

    private final Map<RunSize, List<Phase>> engine = new EnumMap<>(RunSize.class);
    private final Map<RunSize, List<Phase>> byHand = new EnumMap<>(RunSize.class);

    RunFigures() {
        for (RunSize size : RunSize.values()) {
            engine.put(size, new ArrayList<>());
            byHand.put(size, new ArrayList<>());
        }
    }

    void addEngine(RunSize size, Phase phase) {
        engine.getOrDefault(size, List.of()).add(phase);
    }

    void addByHand(RunSize size, Phase phase) {
        byHand.getOrDefault(size, List.of()).add(phase);
    }

    List<Comparison> comparisons() {
        return List.of(
                Comparison.atMost(
                        "history events of a step / in Java",
                        aStep(engine, Phase::events),
                        aStep(byHand, Phase::events),
                        "events",
                        MOST_EVENTS),
                Comparison.atMost(
                        "worker processor time of a step / in Java",
                        aStep(engine, Phase::processorMillis),
                        aStep(byHand, Phase::processorMillis),
                        "ms",
                        MOST_PROCESSOR_TIME),
                Comparison.atLeast(
                        "five-step runs a second, lock and record included / in Java",
                        each(engine, RunSize.FIVE_STEPS, Phase::runsPerSecond),
                        each(byHand, RunSize.FIVE_STEPS, Phase::runsPerSecond),
                        "runs/s",
                        LEAST_RUNS),
                Comparison.shown(
                        "fixed history events of a run (opened, lock, attributes, record) / in Java",
                        fixed(engine, Phase::events),
                        fixed(byHand, Phase::events),
                        "events"),
                Comparison.shown(
                        "fixed worker processor time of a run / in Java",
                        fixed(engine, Phase::processorMillis),
                        fixed(byHand, Phase::processorMillis),
                        "ms"));
    }

    private static List<Double> each(Map<RunSize, List<Phase>> side, RunSize size, ToDoubleFunction<Phase> figure) {
        return side.getOrDefault(size, List.of()).stream()
                .map(figure::applyAsDouble)
                .toList();
    }

    private static List<Double> aStep(Map<RunSize, List<Phase>> side, ToDoubleFunction<Phase> figure) {
        List<Double> five = each(side, RunSize.FIVE_STEPS, figure);
        List<Double> ten = each(side, RunSize.TEN_STEPS, figure);
        int more = RunSize.TEN_STEPS.notes() - RunSize.FIVE_STEPS.notes();
        List<Double> steps = new ArrayList<>();
        for (int round = 0; round < ten.size(); round++) {
            steps.add((ten.get(round) - five.get(round)) / more);
        }
        return steps;
    }

    private static List<Double> fixed(Map<RunSize, List<Phase>> side, ToDoubleFunction<Phase> figure) {
        List<Double> five = each(side, RunSize.FIVE_STEPS, figure);
        List<Double> step = aStep(side, figure);
        List<Double> rest = new ArrayList<>();
        for (int round = 0; round < step.size(); round++) {
            rest.add(five.get(round) - RunSize.FIVE_STEPS.notes() * step.get(round));
        }
        return rest;
    }
}
