package io.drillbook.runbooks.action;

import io.drillbook.runbooks.json.Json;
import io.drillbook.runbooks.type.ValueType;
import io.drillbook.runbooks.type.ValueType.Field;
import io.drillbook.runbooks.type.ValueType.RecordOf;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The action reference, printed from a catalogue: what authors read and what programs read come from one place. */
public final class ActionReference {
    private ActionReference() {}

    /** Markdown: one section an action, then one for every record the actions exchange. */
    public static String markdown(ActionCatalog catalog) {
        StringBuilder out = new StringBuilder("# Actions\n");
        SortedMap<String, RecordOf> records = new TreeMap<>();
        for (ActionSignature action : catalog) {
            action(action, out);
            collect(action.input(), records);
            collect(action.output(), records);
        }
        if (!catalog.measurementNames().isEmpty()) {
            out.append("\n# Measurements\n");
            catalog.measurementNames()
                    .forEach(name -> measurement(catalog.measurement(name).orElseThrow(), out));
        }
        if (!records.isEmpty()) {
            out.append("\n# Records\n");
            records.forEach((name, record) -> {
                out.append("\n## ").append(name).append("\n\n");
                fields(record.fields(), out);
            });
        }
        return out.toString();
    }

    /** The catalogue as plain values for JSON: a list of actions in the order of their names. */
    public static List<Object> json(ActionCatalog catalog) {
        List<Object> actions = new ArrayList<>();
        catalog.forEach(action -> actions.add(Json.mapper().convertValue(action, LinkedHashMap.class)));
        return actions;
    }

    private static void action(ActionSignature action, StringBuilder out) {
        out.append("\n## ").append(action.name()).append("\n\n");
        out.append(sentence(action.about())).append("\n\n");
        out.append("Risk ")
                .append(action.risk())
                .append(", ")
                .append(risk(action.risk()))
                .append(". ");
        out.append(sentence(action.idempotence()));
        out.append(action.lasting() ? " May take longer than a minute: its step needs a `timeout`.\n" : "\n");
        out.append("\nInputs:\n\n");
        fields(action.input().fields(), out);
        out.append("\nOutputs:\n\n");
        fields(action.output().fields(), out);
    }

    private static void measurement(MeasurementSignature signature, StringBuilder out) {
        Measurement measurement = signature.measurement();
        out.append("\n## ").append(measurement.name()).append("\n\n");
        out.append(sentence(measurement.about())).append(" Made of `");
        out.append(String.join("`, `", measurement.begin(), measurement.look(), measurement.end(), measurement.stop()));
        out.append("`. `live` is what `").append(measurement.look()).append("` gives, the figures are what `");
        out.append(measurement.end()).append("` gives.\n\nInputs under `with`, known before the steps:\n\n");
        fields(signature.askedBefore(), out);
        out.append("\nInputs under `with` that may use what the steps gave:\n\n");
        fields(signature.askedAfter(), out);
    }

    private static void fields(Collection<Field> fields, StringBuilder out) {
        if (fields.isEmpty()) {
            out.append("none\n");
            return;
        }
        out.append("| name | type | about |\n| --- | --- | --- |\n");
        for (Field field : fields) {
            out.append("| `").append(field.name()).append("` | ");
            out.append(cell(field.type().display())).append(field.optional() ? ", may be absent" : "");
            out.append(" | ").append(cell(field.about())).append(" |\n");
        }
    }

    /** Records inside a record, and inside those. */
    private static void collect(RecordOf record, SortedMap<String, RecordOf> records) {
        record.fields().forEach(field -> collectType(field.type(), records));
    }

    private static void collectType(ValueType type, SortedMap<String, RecordOf> records) {
        switch (type) {
            case RecordOf record -> {
                records.put(record.name(), record);
                collect(record, records);
            }
            case ValueType.ListOf list -> collectType(list.element(), records);
            case ValueType.MapOf map -> collectType(map.value(), records);
            default -> {
                // Scalars have no section of their own.
            }
        }
    }

    private static String risk(Risk risk) {
        return switch (risk) {
            case R0 -> "reads only";
            case R1 -> "reversible";
            case R2 -> "reversible, with an effect on the service";
            case R3 -> "loses data, redundancy or the ability to recover to a point in time";
        };
    }

    private static String sentence(String text) {
        return text.endsWith(".") || text.isEmpty() ? text : text + ".";
    }

    private static String cell(String text) {
        return text.lines().collect(Collectors.joining(" ")).replace("|", "\\|");
    }
}
