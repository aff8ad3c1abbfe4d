package io.drillbook.runbooks.action;

import io.drillbook.runbooks.type.ValueType;
import io.drillbook.runbooks.type.ValueType.Field;
import io.drillbook.runbooks.type.ValueType.RecordOf;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A shape as plain values, as its JSON has them but with empty sentences: what a digest covers. Made by hand, because
 * every command that checks a runbook makes the digest of every action, and loading a mapper for that is slow.
 */
final class ShapeValues {
    private ShapeValues() {}

    static SortedMap<String, Object> of(ValueType type) {
        SortedMap<String, Object> value = new TreeMap<>();
        switch (type) {
            case ValueType.Text text -> {
                value.put("type", "text");
                value.put("one_of", text.oneOf());
            }
            case ValueType.ListOf list -> {
                value.put("type", "list");
                value.put("element", of(list.element()));
            }
            case ValueType.MapOf map -> {
                value.put("type", "map");
                value.put("value", of(map.value()));
            }
            case RecordOf record -> {
                value.put("type", "record");
                value.put("name", record.name());
                value.put(
                        "fields",
                        record.fields().stream().map(ShapeValues::field).toList());
            }
            default -> value.put("type", type.display());
        }
        return value;
    }

    private static SortedMap<String, Object> field(Field field) {
        SortedMap<String, Object> value = new TreeMap<>();
        value.put("name", field.name());
        value.put("type", of(field.type()));
        value.put("optional", field.optional());
        value.put("about", "");
        return value;
    }
}
