package io.drillbook.runbooks.schema;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.drillbook.runbooks.action.ActionCatalog;
import io.drillbook.runbooks.action.ActionSignature;
import io.drillbook.runbooks.action.MeasurementSignature;
import io.drillbook.runbooks.type.ValueType.Field;
import io.drillbook.runbooks.type.ValueType.RecordOf;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The actions of a catalogue in a schema: their names, and for each of them the inputs it takes. */
final class ActionSchema {
    private ActionSchema() {}

    /** Adds the actions to a schema of a mapping with the keys {@code action} and {@code with}. */
    static void constrain(ObjectNode node, ActionCatalog catalog) {
        constrain(node, "action", catalog);
    }

    /** As {@link #constrain(ObjectNode, ActionCatalog)}, where another key names the action. */
    static void constrain(ObjectNode node, String key, ActionCatalog catalog) {
        ObjectNode name = node.withObject("/properties/" + key);
        name.remove("type");
        ArrayNode choices = name.putArray("anyOf");
        ArrayNode rules = node.putArray("allOf");
        for (ActionSignature action : catalog) {
            choices.addObject()
                    .put("const", action.name())
                    .put("description", action.about() + " (" + action.risk() + ")");
            ObjectNode rule = rules.addObject();
            rule.putObject("if").putObject("properties").putObject(key).put("const", action.name());
            rule.withObject("/if").putArray("required").add(key);
            ObjectNode then = rule.putObject("then");
            then.putObject("properties").set("with", TypeSchema.record(action.input()));
            if (action.input().fields().stream().anyMatch(field -> !field.optional())) {
                then.putArray("required").add("with");
            }
        }
    }

    /** Adds the measurements to a schema of a mapping with the key {@code measure}: named in full, and as a runbook of their engine does. */
    static void measurements(ObjectNode node, ActionCatalog catalog) {
        if (catalog.measurementNames().isEmpty()) {
            return;
        }
        ObjectNode name = node.withObject("/properties/measure");
        name.remove("type");
        ArrayNode choices = name.putArray("anyOf");
        ArrayNode rules = node.putArray("allOf");
        SortedMap<String, Integer> named = new TreeMap<>();
        catalog.measurementNames().forEach(full -> named.merge(inItsEngine(full), 1, Integer::sum));
        for (String full : catalog.measurementNames()) {
            MeasurementSignature signature = catalog.measurement(full).orElseThrow();
            choices.addObject()
                    .put("const", full)
                    .put("description", signature.measurement().about());
            rules.add(rule(full, signature));
            // What two engines call alike is for the compiler, which knows the runbook's engine.
            if (named.getOrDefault(inItsEngine(full), 0) == 1) {
                rules.add(rule(inItsEngine(full), signature));
            }
        }
        named.keySet().forEach(each -> choices.addObject().put("const", each));
    }

    private static String inItsEngine(String full) {
        return full.substring(full.indexOf('.') + 1);
    }

    private static ObjectNode rule(String written, MeasurementSignature signature) {
        List<Field> asked = new ArrayList<>(signature.askedBefore());
        asked.addAll(signature.askedAfter());
        ObjectNode rule = Nodes.object();
        rule.putObject("if").putObject("properties").putObject("measure").put("const", written);
        rule.withObject("/if").putArray("required").add("measure");
        ObjectNode then = rule.putObject("then");
        then.putObject("properties").set("with", TypeSchema.record(new RecordOf("inputs", asked)));
        if (asked.stream().anyMatch(field -> !field.optional())) {
            then.putArray("required").add("with");
        }
        return rule;
    }
}
