package io.drillbook.runbooks.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Pieces that schemas are made of. */
final class Nodes {
    /** Every scalar is a text to a runbook; an editor sees numbers and truths among them. */
    static final List<String> SCALARS = List.of("string", "number", "boolean");

    private static final JsonNodeFactory FACTORY = JsonNodeFactory.instance;

    private Nodes() {}

    static ObjectNode object() {
        return FACTORY.objectNode();
    }

    static ObjectNode type(String type) {
        return object().put("type", type);
    }

    static ObjectNode scalar() {
        ObjectNode node = object();
        SCALARS.forEach(node.putArray("type")::add);
        return node;
    }

    static ObjectNode pattern(String pattern) {
        return type("string").put("pattern", pattern);
    }

    static ObjectNode words(List<String> words) {
        ObjectNode node = object();
        words.forEach(node.putArray("enum")::add);
        return node;
    }

    /** A text that holds an expression. */
    static ObjectNode expression() {
        return pattern("\\$\\{");
    }

    static ObjectNode anyOf(JsonNode... choices) {
        ObjectNode node = object();
        List.of(choices).forEach(node.putArray("anyOf")::add);
        return node;
    }

    /** Keys that stand only beside some others. */
    static ObjectNode together(List<String> keys, List<String> others) {
        ObjectNode node = object();
        keys.forEach(
                key -> others.stream().filter(other -> !other.equals(key)).forEach(node.withArray("/" + key)::add));
        return node;
    }

    static ObjectNode array(JsonNode items, int least) {
        ObjectNode node = type("array");
        node.set("items", items);
        return least == 0 ? node : node.put("minItems", least);
    }
}
