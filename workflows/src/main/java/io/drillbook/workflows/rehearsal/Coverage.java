package io.drillbook.workflows.rehearsal;

import io.drillbook.runbooks.call.StepRecord;
import io.drillbook.runbooks.cases.StepNames;
import io.drillbook.runbooks.plan.Definition;
import io.drillbook.runbooks.plan.PlanStep;
import io.drillbook.runbooks.plan.PlanSteps;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which ways through a runbook its cases took: every step done; a step with a condition also skipped; an assert
 * and a consent also failed; an undo undone; every branch of a choose, and none where there is no {@code otherwise}.
 * The ways inside a called runbook are for its own cases to take.
 */
public final class Coverage {
    private final Definition definition;
    private final StepNames names;
    private final Map<String, Set<String>> taken = new LinkedHashMap<>();

    /** Of a runbook of which no case was played yet. */
    public Coverage(Definition definition) {
        this.definition = definition;
        this.names = new StepNames(definition);
    }

    /**
     * A step and its ways.
     *
     * @param ways all there are
     * @param missing those that no case took
     */
    public record Line(String step, List<String> ways, List<String> missing) {
        public Line {
            ways = List.copyOf(ways);
            missing = List.copyOf(missing);
        }
    }

    /** Adds the ways a case took. */
    public void add(Played played) {
        for (StepRecord record : played.record().steps()) {
            note(record.path(), record.state().equals("already_done") ? "done" : record.state());
            note(record.path(), record.undo());
        }
        played.branches().forEach(this::note);
    }

    private void note(String path, String way) {
        taken.computeIfAbsent(path, unused -> new LinkedHashSet<>()).add(way);
    }

    /** Every step in the order of the runbook. */
    public List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        PlanSteps.own(definition).forEach(step -> {
            Set<String> seen = taken.getOrDefault(step.common().path(), Set.of());
            List<String> ways = ways(step);
            lines.add(new Line(
                    names.name(step.common().path()),
                    ways,
                    ways.stream().filter(way -> !seen.contains(way)).toList()));
        });
        return lines;
    }

    /** Whether every way was taken. */
    public boolean full() {
        return lines().stream().allMatch(line -> line.missing().isEmpty());
    }

    private static List<String> ways(PlanStep step) {
        List<String> ways = new ArrayList<>();
        if (step instanceof PlanStep.Choose choose) {
            ways.addAll(Branches.of(choose));
        } else {
            ways.add("done");
        }
        if (step.common().when().isPresent()) {
            ways.add("skipped");
        }
        if (step instanceof PlanStep.Assert || step instanceof PlanStep.Consent) {
            ways.add("failed");
        }
        if (step instanceof PlanStep.Action action && action.undo().isPresent()) {
            ways.add("undone");
        }
        return ways;
    }
}
