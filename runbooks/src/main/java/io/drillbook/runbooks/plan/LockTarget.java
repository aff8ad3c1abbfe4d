package io.drillbook.runbooks.plan;

import io.drillbook.runbooks.expression.EvaluationException;
import io.drillbook.runbooks.expression.Evaluator;
import io.drillbook.runbooks.problem.ProblemList;
import io.drillbook.runbooks.source.Position;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/** Finds out what a run locks. */
final class LockTarget {
    private LockTarget() {}

    /** What is locked, and where it belongs. */
    record Target(String name, String environment) {}

    /** The lock's target; without a lock there is none, and the environment is that of the first entry that has one. */
    static Target of(Definition definition, SortedMap<String, Object> inputs, ProblemList problems) {
        Optional<Map<?, ?>> locked =
                definition.guard().lock().flatMap(lock -> locked(lock.target(), definition, inputs, problems));
        String name = locked.flatMap(entry -> text(entry, "name")).orElse(Plan.NONE);
        String environment = locked.flatMap(entry -> text(entry, "environment"))
                .or(() -> definition.inputs().stream()
                        .flatMap(input -> Optional.ofNullable(inputs.get(input.name())).stream())
                        .filter(value -> value instanceof Map)
                        .flatMap(value -> text((Map<?, ?>) value, "environment").stream())
                        .findFirst())
                .orElse(Plan.NONE);
        return new Target(name, environment);
    }

    /** The entry of the inventory that a lock is on. */
    static Optional<Map<?, ?>> locked(
            PlanValue target, Definition definition, SortedMap<String, Object> inputs, ProblemList problems) {
        String said = "it is no entry of the inventory";
        if (target instanceof PlanValue.Computed computed) {
            try {
                Optional<Object> value =
                        new Evaluator().evaluate(computed.expression(), KnownNames.of(definition, inputs));
                if (value.isPresent() && value.get() instanceof Map<?, ?> entry) {
                    return Optional.of(entry);
                }
            } catch (EvaluationException fault) {
                said = String.valueOf(fault.getMessage());
            }
        }
        problems.error(
                "bad-lock-target", Position.START, "the target of the lock of " + definition.runbook() + ": " + said);
        return Optional.empty();
    }

    private static Optional<String> text(Map<?, ?> entry, String field) {
        return entry.get(field) instanceof String text ? Optional.of(text) : Optional.empty();
    }
}
