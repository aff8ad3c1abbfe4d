package io.drillbook.runbooks.typing;

import io.drillbook.runbooks.action.RecordShapes;
import io.drillbook.runbooks.model.Located;
import io.drillbook.runbooks.model.Runbook.Argument;
import io.drillbook.runbooks.plan.PlanValue;
import io.drillbook.runbooks.problem.NearestName;
import io.drillbook.runbooks.problem.ProblemList;
import io.drillbook.runbooks.source.Position;
import io.drillbook.runbooks.type.LiteralHint;
import io.drillbook.runbooks.type.LiteralReader;
import io.drillbook.runbooks.type.TypeWords;
import io.drillbook.runbooks.type.ValueType;
import io.drillbook.runbooks.type.ValueType.Field;
import io.drillbook.runbooks.type.ValueType.RecordOf;
import io.drillbook.runbooks.yaml.YamlNode;
import io.drillbook.runbooks.yaml.YamlNode.Entry;
import io.drillbook.runbooks.yaml.YamlNode.Mapping;
import io.drillbook.runbooks.yaml.YamlNode.Refused;
import io.drillbook.runbooks.yaml.YamlNode.Scalar;
import io.drillbook.runbooks.yaml.YamlNode.Sequence;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Makes plan values of what an author wrote, for a type that is wanted. */
final class ValueTyper {
    private final TemplateTyper templates;
    private final ProblemList problems;

    ValueTyper(TemplateTyper templates, ProblemList problems) {
        this.templates = templates;
        this.problems = problems;
    }

    /**
     * The value of each argument against a record's fields: unknown, missing and wrong ones are reported.
     *
     * @param what how a problem calls the taker: {@code the action postgresql.observe}
     * @param position where a missing one is reported
     */
    SortedMap<String, PlanValue> fields(
            String what, List<Argument> arguments, RecordOf wanted, Position position, Names names) {
        SortedMap<String, PlanValue> values = new TreeMap<>();
        Set<String> given = new LinkedHashSet<>();
        arguments.forEach(each -> given.add(each.name().value()));
        List<String> known = wanted.fields().stream().map(Field::name).toList();
        List<String> free = known.stream().filter(each -> !given.contains(each)).toList();
        for (Argument argument : arguments) {
            String name = argument.name().value();
            Optional<Field> field = wanted.field(name);
            if (field.isEmpty()) {
                problems.error(
                        "unknown-field",
                        argument.name().position(),
                        what + " takes no \"" + name + "\"",
                        NearestName.hint(name, NearestName.of(name, free).isPresent() ? free : known));
            } else {
                value(name, argument.value(), field.get(), names).ifPresent(value -> values.put(name, value));
            }
        }
        for (Field field : wanted.fields()) {
            if (!field.optional() && !given.contains(field.name())) {
                problems.error(
                        "missing-field",
                        position,
                        what + " needs \"" + field.name() + "\": " + TypeWords.a(field.type()),
                        field.about().isEmpty() ? Optional.empty() : Optional.of(field.name() + ": " + field.about()));
            }
        }
        return values;
    }

    private Optional<PlanValue> value(String key, YamlNode node, Field field, Names names) {
        return value(key, node, field.type(), field.optional(), names);
    }

    /**
     * One value.
     *
     * @param mayBeAbsent whether the taker can do without it
     * @return empty when something was reported
     */
    Optional<PlanValue> value(String key, YamlNode node, ValueType wanted, boolean mayBeAbsent, Names names) {
        return switch (node) {
            case Refused refused -> Optional.empty();
            case Scalar scalar
            when scalar.isNothing() -> {
                problems.error(
                        "missing-value",
                        scalar.position(),
                        "\"" + key + "\" has no value",
                        mayBeAbsent ? "leave the key out to give none" : "it is " + TypeWords.a(wanted));
                yield Optional.empty();
            }
            case Scalar scalar ->
                templates.read(scalar).flatMap(read -> switch (read) {
                    case TemplateTyper.Read.Plain plain -> literal(key, scalar, plain.text(), wanted);
                    case TemplateTyper.Read.Holes holes ->
                        templates
                                .holes(key, scalar, holes.parts(), names)
                                .flatMap(typed -> fit(key, scalar, typed, wanted, mayBeAbsent));
                });
            case Sequence sequence when wanted instanceof ValueType.ListOf list -> items(key, sequence, list, names);
            case Mapping mapping
            when wanted instanceof RecordOf record ->
                Optional.of(new PlanValue.Fields(
                        fields("\"" + key + "\"", arguments(mapping), record, mapping.position(), names)));
            case Mapping mapping when wanted instanceof ValueType.MapOf map -> entries(key, mapping, map, names);
            default -> {
                wrong(key, node.position(), wanted, node.describe(), Optional.empty());
                yield Optional.empty();
            }
        };
    }

    private Optional<PlanValue> literal(String key, Scalar scalar, String text, ValueType wanted) {
        Optional<Object> read = LiteralReader.read(wanted, text);
        if (read.isEmpty()) {
            wrong(key, scalar.position(), wanted, scalar.describe(), LiteralHint.of(wanted, text));
        }
        return read.map(value -> new PlanValue.Literal(value, RecordShapes.bare(wanted)));
    }

    private Optional<PlanValue> fit(
            String key, Scalar scalar, TemplateTyper.TypedValue typed, ValueType wanted, boolean mayBeAbsent) {
        if (!TypeFit.fits(typed.type(), wanted)) {
            String found = "an expression that gives " + TypeWords.a(typed.type());
            wrong(key, scalar.position(), wanted, found, TypeHint.of(typed.type(), wanted));
            return Optional.empty();
        }
        if (typed.absent() && !mayBeAbsent) {
            problems.error(
                    "may-be-absent",
                    scalar.position(),
                    "\"" + key + "\" is needed, and this value may be absent",
                    "say what to use then: add .orValue(...)");
            return Optional.empty();
        }
        return Optional.of(typed.value());
    }

    private Optional<PlanValue> items(String key, Sequence sequence, ValueType.ListOf wanted, Names names) {
        List<PlanValue> items = new ArrayList<>();
        for (YamlNode item : sequence.items()) {
            value(key, item, wanted.element(), false, names).ifPresent(items::add);
        }
        return items.size() == sequence.items().size() ? Optional.of(new PlanValue.Items(items)) : Optional.empty();
    }

    private Optional<PlanValue> entries(String key, Mapping mapping, ValueType.MapOf wanted, Names names) {
        SortedMap<String, PlanValue> values = new TreeMap<>();
        for (Entry entry : mapping.entries()) {
            value(key + "." + entry.key().text(), entry.value(), wanted.value(), false, names)
                    .ifPresent(value -> values.put(entry.key().text(), value));
        }
        return values.size() == mapping.entries().size() ? Optional.of(new PlanValue.Fields(values)) : Optional.empty();
    }

    private static List<Argument> arguments(Mapping mapping) {
        return mapping.entries().stream()
                .map(entry -> new Argument(
                        new Located<>(entry.key().text(), entry.key().position()), entry.value()))
                .toList();
    }

    private void wrong(String key, Position position, ValueType wanted, String found, Optional<String> hint) {
        problems.error("wrong-type", position, "\"" + key + "\" is " + TypeWords.a(wanted) + ", not " + found, hint);
    }
}
