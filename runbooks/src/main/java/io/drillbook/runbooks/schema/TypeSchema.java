package io.drillbook.runbooks.schema;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.drillbook.runbooks.type.ValueType;
import io.drillbook.runbooks.type.ValueType.Field;
import io.drillbook.runbooks.type.ValueType.RecordOf;

/** Types as schemas: a value of the type as it is written, or an expression that gives one. */
final class TypeSchema {
    private TypeSchema() {}

    static ObjectNode of(ValueType type) {
        return type.equals(ValueType.TEXT) ? Nodes.scalar() : Nodes.anyOf(written(type), Nodes.expression());
    }

    private static ObjectNode written(ValueType type) {
        return switch (type) {
            case ValueType.Text text -> Nodes.words(text.oneOf());
            case ValueType.Whole whole -> Nodes.anyOf(Nodes.type("integer"), Nodes.pattern("^-?[0-9]+$"));
            case ValueType.Decimal number -> Nodes.anyOf(Nodes.type("number"), Nodes.pattern("^-?[0-9]"));
            case ValueType.Truth truth -> FormSchema.truth();
            case ValueType.DurationType duration -> Nodes.pattern(FormSchema.DURATION);
            case ValueType.SizeType size -> Nodes.pattern("^[0-9]+(B|KiB|MiB|GiB|TiB)$");
            case ValueType.TimeType time -> Nodes.pattern("^[0-9]{4}-[0-9]{2}-[0-9]{2}T");
            case ValueType.SecretType secret -> Nodes.scalar();
            case ValueType.ListOf list -> Nodes.array(of(list.element()), 0);
            case ValueType.MapOf map -> {
                ObjectNode node = Nodes.type("object");
                node.set("additionalProperties", of(map.value()));
                yield node;
            }
            case RecordOf record -> record(record);
        };
    }

    /** A record written out as a mapping. */
    static ObjectNode record(RecordOf type) {
        ObjectNode node = Nodes.type("object");
        ObjectNode properties = node.putObject("properties");
        ArrayNode required = node.putArray("required");
        for (Field field : type.fields()) {
            properties.set(field.name(), of(field.type()).put("description", field.about()));
            if (!field.optional()) {
                required.add(field.name());
            }
        }
        return node.put("additionalProperties", false);
    }
}
