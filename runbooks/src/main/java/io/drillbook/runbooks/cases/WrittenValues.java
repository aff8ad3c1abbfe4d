package io.drillbook.runbooks.cases;

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
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads values as they stand, by the types they must have; records get stand-ins for what is left out. */
final class WrittenValues {
    private final ProblemList problems;

    WrittenValues(ProblemList problems) {
        this.problems = problems;
    }

    /**
     * The fields of a record that are written, in JSON form, without stand-ins at this level.
     *
     * @param what how a problem calls the record: {@code the output of sample.observe}
     */
    SortedMap<String, Object> fields(String what, Mapping mapping, RecordOf record) {
        SortedMap<String, Object> values = new TreeMap<>();
        List<String> known = record.fields().stream().map(Field::name).toList();
        for (Entry entry : mapping.entries()) {
            String name = entry.key().text();
            Optional<Field> field = record.field(name);
            if (field.isEmpty()) {
                problems.error(
                        "unknown-field",
                        entry.key().position(),
                        what + " has no \"" + name + "\"",
                        known.isEmpty() ? Optional.of("it has no field") : NearestName.hint(name, known));
            } else {
                value(name, entry.value(), field.get().type()).ifPresent(value -> values.put(name, value));
            }
        }
        return values;
    }

    /** One value in JSON form; empty when something was reported. */
    Optional<Object> value(String key, YamlNode node, ValueType type) {
        return switch (node) {
            case Refused refused -> Optional.empty();
            case Scalar scalar
            when scalar.isNothing() -> {
                problems.error(
                        "missing-value",
                        scalar.position(),
                        "\"" + key + "\" has no value",
                        "leave it out, or write " + TypeWords.a(type));
                yield Optional.empty();
            }
            case Scalar scalar -> scalar(key, scalar, type);
            case Sequence sequence when type instanceof ValueType.ListOf list -> items(key, sequence, list);
            case Mapping mapping
            when type instanceof RecordOf record ->
                Optional.of(StandIns.complete(record, fields(TypeWords.a(type), mapping, record)));
            case Mapping mapping when type instanceof ValueType.MapOf map -> entries(key, mapping, map);
            default -> wrong(key, node.position(), type, node.describe(), Optional.empty());
        };
    }

    private Optional<Object> scalar(String key, Scalar scalar, ValueType type) {
        int hole = scalar.text().indexOf("${");
        if (hole >= 0) {
            problems.error(
                    "expression-not-allowed",
                    scalar.positionAt(scalar.text().codePointCount(0, hole)),
                    "\"" + key + "\" is read as it stands, so it holds no ${ }",
                    "write the value that the expression would give");
            return Optional.empty();
        }
        Optional<Object> read = LiteralReader.read(type, scalar.text());
        return read.isPresent()
                ? read
                : wrong(
                        key,
                        scalar.position(),
                        type,
                        scalar.describe(),
                        LiteralHint.of(type, scalar.text()).filter(hint -> !(type instanceof RecordOf)));
    }

    private Optional<Object> items(String key, Sequence sequence, ValueType.ListOf list) {
        List<Object> items = new ArrayList<>();
        for (YamlNode item : sequence.items()) {
            value(key, item, list.element()).ifPresent(items::add);
        }
        return Optional.of(items);
    }

    private Optional<Object> entries(String key, Mapping mapping, ValueType.MapOf map) {
        SortedMap<String, Object> values = new TreeMap<>();
        for (Entry entry : mapping.entries()) {
            String name = entry.key().text();
            value(key + "." + name, entry.value(), map.value()).ifPresent(value -> values.put(name, value));
        }
        return Optional.of(values);
    }

    private Optional<Object> wrong(String key, Position position, ValueType type, String found, Optional<String> hint) {
        problems.error("wrong-type", position, "\"" + key + "\" is " + TypeWords.a(type) + ", not " + found, hint);
        return Optional.empty();
    }
}
