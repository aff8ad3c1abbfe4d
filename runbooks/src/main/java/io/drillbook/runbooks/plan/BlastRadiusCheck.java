package io.drillbook.runbooks.plan;

import io.drillbook.runbooks.problem.ProblemList;
import io.drillbook.runbooks.source.Position;
import io.drillbook.runbooks.type.ValueType.RecordOf;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;

/** Holds what a run would touch against the guard's blast radius. */
final class BlastRadiusCheck {
    private static final Set<String> KINDS = Set.of("cluster", "host");
    private static final String HINT = "take another target, or change the runbook and have it read by others";

    private BlastRadiusCheck() {}

    /**
     * A cluster or host that an input names.
     *
     * @param environment absent for hosts, which have none
     */
    private record Target(String kind, String name, Optional<String> environment) {}

    static void check(
            BlastRadius radius, List<Definition.Input> inputs, SortedMap<String, Object> values, ProblemList problems) {
        List<Target> targets = inputs.stream()
                .flatMap(input -> target(input, values).stream())
                .distinct()
                .toList();
        if (targets.size() > radius.mostTargets()) {
            outside(
                    problems,
                    "the run would touch " + targets.size() + " targets ("
                            + targets.stream().map(Target::name).collect(Collectors.joining(", "))
                            + "), and its blast radius is " + radius.mostTargets(),
                    "start one run after the other");
        }
        for (Target target : targets) {
            if (radius.never().contains(target.name())) {
                outside(
                        problems,
                        target.name() + " is outside the blast radius: the guard names it under \"never\"",
                        HINT);
            }
            if (target.environment().isPresent()
                    && !radius.environments().isEmpty()
                    && !radius.environments().contains(target.environment().get())) {
                outside(
                        problems,
                        target.name() + " is outside the blast radius: it belongs to "
                                + target.environment().get() + ", not to " + String.join(" or ", radius.environments()),
                        HINT);
            }
        }
    }

    private static Optional<Target> target(Definition.Input input, SortedMap<String, Object> values) {
        return input.type() instanceof RecordOf type
                        && KINDS.contains(type.name())
                        && values.get(input.name()) instanceof Map<?, ?> entry
                        && entry.get("name") instanceof String name
                ? Optional.of(new Target(
                        type.name(),
                        name,
                        Optional.ofNullable(entry.get("environment")).map(Object::toString)))
                : Optional.empty();
    }

    private static void outside(ProblemList problems, String message, String hint) {
        problems.error("outside-blast-radius", Position.START, message, hint);
    }
}
