package io.drillbook.runbooks.plan;

import io.drillbook.runbooks.inventory.Inventory;
import io.drillbook.runbooks.problem.NearestName;
import io.drillbook.runbooks.problem.ProblemList;
import io.drillbook.runbooks.source.Position;
import io.drillbook.runbooks.type.ValueType;
import java.util.stream.Stream;

/** Every secret that a runbook names by itself stands in the inventory. */
public final class NamedSecrets {
    private NamedSecrets() {}

    /** The names of all secrets that a runbook's own text names, each once. */
    public static Stream<String> of(Definition definition) {
        return PlanSteps.all(definition)
                .flatMap(NamedSecrets::values)
                .flatMap(NamedSecrets::names)
                .distinct();
    }

    static void check(Definition definition, Inventory inventory, ProblemList problems) {
        of(definition)
                .filter(name -> !inventory.secrets().containsKey(name))
                .forEach(name -> problems.error(
                        "unknown-secret",
                        Position.START,
                        definition.runbook() + " names the secret \"" + name + "\", which the inventory does not have",
                        NearestName.hint(name, inventory.secrets().keySet())));
    }

    private static Stream<PlanValue> values(PlanStep step) {
        return switch (step) {
            case PlanStep.Action action ->
                Stream.concat(
                        action.with().values().stream(),
                        action.undo().stream().flatMap(undo -> undo.with().values().stream()));
            case PlanStep.Wait wait -> wait.poll().stream().flatMap(poll -> poll.with().values().stream());
            case PlanStep.Call call -> call.with().values().stream();
            default -> Stream.empty();
        };
    }

    private static Stream<String> names(PlanValue value) {
        return switch (value) {
            case PlanValue.Literal literal ->
                literal.type() instanceof ValueType.SecretType
                        ? Stream.of(literal.value().toString())
                        : Stream.empty();
            case PlanValue.Items items -> items.items().stream().flatMap(NamedSecrets::names);
            case PlanValue.Fields fields -> fields.fields().values().stream().flatMap(NamedSecrets::names);
            case PlanValue.Template template -> Stream.empty();
            case PlanValue.Computed computed -> Stream.empty();
        };
    }
}
