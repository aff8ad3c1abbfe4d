package io.drillbook.runbooks.plan;

import io.drillbook.runbooks.problem.ProblemList;
import io.drillbook.runbooks.source.Position;
import io.drillbook.runbooks.type.ValueType.RecordOf;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Holds what a run would touch against the guard's blast radius. */
final class BlastRadiusCheck {
    private static final Set<String> TARGETS = Set.of("cluster", "host");

    private BlastRadiusCheck() {}

    /** @param targets environments of the clusters and hosts that the inputs name, by their names; empty for hosts */
    static void check(BlastRadius radius, SortedMap<String, String> targets, ProblemList problems) {
        if (targets.size() > radius.mostTargets()) {
            outside(
                    problems,
                    "the run would touch " + targets.size() + " targets (" + String.join(", ", targets.keySet())
                            + "), and its blast radius is " + radius.mostTargets(),
                    "start one run after the other");
        }
        targets.forEach((name, environment) -> {
            if (radius.never().contains(name)) {
                outside(
                        problems,
                        name + " is outside the blast radius: the guard names it under \"never\"",
                        "take another target, or change the runbook and have it read by others");
            }
            if (!radius.environments().isEmpty()
                    && !environment.isEmpty()
                    && !radius.environments().contains(environment)) {
                outside(
                        problems,
                        name + " is outside the blast radius: it belongs to " + environment + ", not to "
                                + String.join(" or ", radius.environments()),
                        "take another target, or change the runbook and have it read by others");
            }
        });
    }

    /** The clusters and hosts among the inputs, with the clusters' environments. */
    static SortedMap<String, String> targets(List<Definition.Input> inputs, SortedMap<String, Object> values) {
        SortedMap<String, String> targets = new TreeMap<>();
        for (Definition.Input input : inputs) {
            if (input.type() instanceof RecordOf type
                    && TARGETS.contains(type.name())
                    && values.get(input.name()) instanceof Map<?, ?> entry
                    && entry.get("name") instanceof String name) {
                targets.put(name, entry.get("environment") instanceof String text ? text : "");
            }
        }
        return targets;
    }

    private static void outside(ProblemList problems, String message, String hint) {
        problems.error("outside-blast-radius", Position.START, message, hint);
    }
}
