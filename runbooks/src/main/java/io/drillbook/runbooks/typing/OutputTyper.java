package io.drillbook.runbooks.typing;

import io.drillbook.runbooks.action.RecordShapes;
import io.drillbook.runbooks.model.Runbook.Argument;
import io.drillbook.runbooks.model.Runbook.Arguments;
import io.drillbook.runbooks.plan.PlanValue;
import io.drillbook.runbooks.problem.ProblemList;
import io.drillbook.runbooks.source.Position;
import io.drillbook.runbooks.type.TypeWords;
import io.drillbook.runbooks.type.ValueType;
import io.drillbook.runbooks.type.ValueType.Field;
import io.drillbook.runbooks.type.ValueType.RecordOf;
import io.drillbook.runbooks.yaml.YamlNode.Refused;
import io.drillbook.runbooks.yaml.YamlNode.Scalar;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Types outputs, whose types are those of their values. */
final class OutputTyper {
    private final TemplateTyper templates;
    private final ProblemList problems;

    OutputTyper(TemplateTyper templates, ProblemList problems) {
        this.templates = templates;
        this.problems = problems;
    }

    /**
     * Typed outputs.
     *
     * @param fields in the order of the file
     * @param positions of the names
     * @param complete whether nothing had to be left out
     */
    record Outputs(
            SortedMap<String, PlanValue> values,
            List<Field> fields,
            Map<String, Position> positions,
            boolean complete) {}

    Outputs type(Arguments arguments, Names names) {
        SortedMap<String, PlanValue> values = new TreeMap<>();
        Map<String, Field> fields = new LinkedHashMap<>();
        Map<String, Position> positions = new LinkedHashMap<>();
        for (Argument argument : arguments.values()) {
            String name = argument.name().value();
            one(argument, names).ifPresent(typed -> {
                values.put(name, typed.value());
                fields.put(name, new Field(name, RecordShapes.bare(typed.type()), typed.absent(), ""));
                positions.put(name, argument.name().position());
            });
        }
        boolean complete = values.size() == arguments.values().size();
        return new Outputs(values, List.copyOf(fields.values()), positions, complete);
    }

    private Optional<TemplateTyper.TypedValue> one(Argument argument, Names names) {
        String name = argument.name().value();
        return switch (argument.value()) {
            case Refused refused -> Optional.empty();
            case Scalar scalar
            when !scalar.isNothing() ->
                templates.any(name, scalar, names).filter(typed -> printable(name, scalar, typed.type()));
            default -> {
                problems.error(
                        "wrong-shape",
                        argument.value().position(),
                        "the output \"" + name + "\" is a value or ${ ... }, not "
                                + argument.value().describe());
                yield Optional.empty();
            }
        };
    }

    private boolean printable(String name, Scalar scalar, ValueType type) {
        if (!(type instanceof ValueType.SecretType)) {
            return true;
        }
        problems.error(
                "secret-shown",
                scalar.position(),
                "the output \"" + name + "\" would show a secret",
                "a secret can only be handed to an action");
        return false;
    }

    /** The shape that all branches fill: a field is optional when it may be absent in one of them. */
    RecordOf join(String name, List<Outputs> branches) {
        Map<String, Field> joined = new LinkedHashMap<>();
        for (Outputs branch : branches) {
            for (Field field : branch.fields()) {
                Field known = joined.get(field.name());
                if (known == null) {
                    joined.put(field.name(), field);
                    continue;
                }
                Optional<ValueType> type = TypeFit.join(known.type(), field.type());
                if (type.isEmpty()) {
                    problems.error(
                            "branches-differ",
                            branch.positions().getOrDefault(field.name(), Position.START),
                            "the output \"" + field.name() + "\" is " + TypeWords.a(field.type()) + " here and "
                                    + TypeWords.a(known.type()) + " in a branch before",
                            "let every branch give the same type");
                } else {
                    boolean optional = known.optional() || field.optional();
                    joined.put(field.name(), new Field(field.name(), type.get(), optional, ""));
                }
            }
        }
        return new RecordOf(name, List.copyOf(joined.values()));
    }
}
