package io.drillbook.runbooks.schema;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.drillbook.runbooks.action.ActionCatalog;
import io.drillbook.runbooks.action.ActionSignature;

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
}
