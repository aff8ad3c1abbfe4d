package io.drillbook.runbooks.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.drillbook.runbooks.action.ActionCatalog;
import io.drillbook.runbooks.model.Shapes;
import io.drillbook.runbooks.model.StepAttributes;
import io.drillbook.runbooks.model.StepKind;
import java.util.List;

/**
 * The JSON Schema (draft 2020-12) of runbooks, for completion and hover in editors. It never refuses what the compiler
 * accepts; names, expressions and rules are the compiler's alone.
 */
public final class RunbookSchema {
    private RunbookSchema() {}

    /** The schema for runbooks that use these actions. */
    public static JsonNode of(ActionCatalog catalog) {
        ObjectNode root = Nodes.object();
        root.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        root.put("title", "Drillbook runbook, language " + Shapes.LANGUAGE);
        root.setAll(FormSchema.shape(Shapes.RUNBOOK));
        ObjectNode definitions = root.putObject("$defs");
        ArrayNode kinds = definitions.putObject("step").put("type", "object").putArray("oneOf");
        for (StepKind kind : StepKind.values()) {
            kinds.add(FormSchema.reference(kind.word() + "_step"));
            ObjectNode step = FormSchema.shape(StepAttributes.of(kind));
            step.put("description", kind.about());
            definitions.set(kind.word() + "_step", step);
        }
        ActionSchema.constrain(definitions.withObject("/action_step"), catalog);
        ObjectNode wait = definitions.withObject("/wait_step");
        ActionSchema.constrain(wait, "poll", catalog);
        wait.set(
                "dependentRequired",
                Nodes.together(List.of("until", "poll", "every", "with"), List.of("until", "poll")));
        ActionSchema.measurements(definitions.withObject("/measure_step"), catalog);
        ObjectNode undo = FormSchema.shape(Shapes.UNDO);
        ActionSchema.constrain(undo, catalog);
        definitions.set(FormSchema.UNDO, undo);
        return root;
    }
}
