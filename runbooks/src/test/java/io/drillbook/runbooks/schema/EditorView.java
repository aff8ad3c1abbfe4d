package io.drillbook.runbooks.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.drillbook.runbooks.yaml.YamlNode;
import io.drillbook.runbooks.yaml.YamlNode.Scalar;
import io.drillbook.runbooks.yaml.YamlNode.Style;

/** YAML as an editor sees it: plain scalars are numbers and truths where YAML 1.2 says so. */
final class EditorView {
    private static final JsonNodeFactory FACTORY = JsonNodeFactory.instance;

    private EditorView() {}

    static JsonNode of(YamlNode node) {
        return switch (node) {
            case YamlNode.Mapping mapping -> {
                ObjectNode object = FACTORY.objectNode();
                mapping.entries().forEach(entry -> object.set(entry.key().text(), of(entry.value())));
                yield object;
            }
            case YamlNode.Sequence sequence -> {
                ArrayNode array = FACTORY.arrayNode();
                sequence.items().forEach(item -> array.add(of(item)));
                yield array;
            }
            case Scalar scalar -> scalar(scalar);
            case YamlNode.Refused refused -> FACTORY.nullNode();
        };
    }

    private static JsonNode scalar(Scalar scalar) {
        if (scalar.isNothing()) {
            return FACTORY.nullNode();
        }
        if (scalar.style() != Style.PLAIN) {
            return FACTORY.textNode(scalar.text());
        }
        String text = scalar.text();
        if (text.equals("true") || text.equals("false")) {
            return FACTORY.booleanNode(text.equals("true"));
        }
        if (text.matches("[-+]?[0-9]{1,18}")) {
            return FACTORY.numberNode(Long.parseLong(text));
        }
        return text.matches("[-+]?[0-9]+\\.[0-9]+")
                ? FACTORY.numberNode(Double.parseDouble(text))
                : FACTORY.textNode(text);
    }
}
