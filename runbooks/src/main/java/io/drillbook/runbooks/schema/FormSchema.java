package io.drillbook.runbooks.schema;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.drillbook.runbooks.model.Form;
import io.drillbook.runbooks.model.Form.ScalarKind;
import io.drillbook.runbooks.model.Key;
import io.drillbook.runbooks.model.Shape;
import io.drillbook.runbooks.model.Shapes;

/** Forms of the table of keys as schemas. */
final class FormSchema {
    /** Name of the definition of {@code undo}, which knows the actions. */
    static final String UNDO = "undo";

    static final String DURATION = "^(?=.)([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?$";

    private static final String IDENTIFIER = "^[a-z][a-z0-9]*(_[a-z0-9]+)*$";
    private static final String WITHOUT_EXPRESSION = "^(?![\\s\\S]*\\$\\{)[\\s\\S]*\\S";

    private static final String GROUP = "^[a-z0-9]([a-z0-9._-]{0,62}[a-z0-9])?$";

    private static final int LONGEST_NAME = 64;

    /** What is given to a caller is single values; what is given to an action may be lists and mappings. */
    private static final String OUTPUTS = "outputs";

    private FormSchema() {}

    static ObjectNode shape(Shape shape) {
        ObjectNode node = Nodes.type("object");
        ObjectNode properties = node.putObject("properties");
        ArrayNode required = node.putArray("required");
        for (Key key : shape.keys()) {
            properties.set(key.name(), of(key).put("description", key.about()));
            if (key.required()) {
                required.add(key.name());
            }
        }
        return node.put("additionalProperties", false);
    }

    static ObjectNode reference(String definition) {
        return Nodes.object().put("$ref", "#/$defs/" + definition);
    }

    private static ObjectNode of(Key key) {
        ObjectNode node = of(key.form());
        if (key.form() instanceof Form.Values && key.name().equals(OUTPUTS)) {
            node.set("additionalProperties", Nodes.scalar());
        }
        return node;
    }

    private static ObjectNode of(Form form) {
        return switch (form) {
            case Form.Single single -> scalar(single.kind());
            case Form.Word word -> Nodes.words(word.words());
            case Form.SomeWords some -> Nodes.array(Nodes.words(some.words()), 1);
            case Form.Words words -> Nodes.array(Nodes.scalar(), 1);
            case Form.Groups groups -> Nodes.array(Nodes.pattern(GROUP), 1);
            case Form.Nested nested -> nested.shape().equals(Shapes.UNDO) ? reference(UNDO) : shape(nested.shape());
            case Form.Named named -> {
                ObjectNode node = names();
                node.set("additionalProperties", shape(named.shape()));
                yield node;
            }
            case Form.Several several -> Nodes.array(shape(several.shape()), 1);
            case Form.Values values -> names();
            case Form.Steps steps -> Nodes.array(reference("step"), steps.mayBeEmpty() ? 0 : 1);
        };
    }

    private static ObjectNode names() {
        ObjectNode node = Nodes.type("object");
        node.putObject("propertyNames").put("pattern", IDENTIFIER).put("maxLength", LONGEST_NAME);
        return node;
    }

    private static ObjectNode name(String pattern) {
        return Nodes.pattern(pattern).put("maxLength", LONGEST_NAME);
    }

    private static ObjectNode scalar(ScalarKind kind) {
        return switch (kind) {
            case RUNBOOK_NAME -> name("^[a-z][a-z0-9]*(-[a-z0-9]+)*$");
            case RUNBOOK -> name("^([a-z][a-z0-9]*\\.)?[a-z][a-z0-9]*(-[a-z0-9]+)*$");
            case ENGINE -> name("^[a-z][a-z0-9]*$");
            case IDENTIFIER -> name(IDENTIFIER);
            case TEXT -> Nodes.anyOf(Nodes.type("number"), Nodes.type("boolean"), Nodes.pattern(WITHOUT_EXPRESSION));
            case TEMPLATE, CONDITION, ACTION, MEASUREMENT, ANY -> Nodes.scalar();
            case REFERENCE -> Nodes.expression();
            case DURATION -> Nodes.pattern(DURATION);
            case DURATION_VALUE -> Nodes.anyOf(Nodes.pattern(DURATION), Nodes.expression());
            case CLOCK -> Nodes.pattern("^([01][0-9]|2[0-3]):[0-5][0-9]$");
            case MOMENT ->
                Nodes.pattern(
                        "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]+)?(Z|[+-][0-9]{2}:[0-9]{2})$");
            case COUNT -> Nodes.anyOf(Nodes.type("integer").put("minimum", 0), Nodes.pattern("^[0-9]+$"));
            case FACTOR -> Nodes.anyOf(Nodes.type("number").put("minimum", 1), Nodes.pattern("^[0-9]+(\\.[0-9]+)?$"));
            case FRACTION ->
                Nodes.anyOf(
                        Nodes.type("number").put("minimum", 0).put("maximum", 1), Nodes.pattern("^[01](\\.[0-9]+)?$"));
            case TRUTH -> truth();
        };
    }

    static ObjectNode truth() {
        return Nodes.anyOf(Nodes.type("boolean"), Nodes.pattern("^(true|false)$"));
    }
}
