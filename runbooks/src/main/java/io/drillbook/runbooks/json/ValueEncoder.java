package io.drillbook.runbooks.json;

import io.drillbook.runbooks.type.DataSize;
import io.drillbook.runbooks.type.DurationText;
import io.drillbook.runbooks.type.TimeText;
import io.drillbook.runbooks.type.ValueType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Run-time form to JSON form. */
final class ValueEncoder {
    private ValueEncoder() {}

    static Object encode(ValueType type, Object value) {
        return switch (type) {
            case ValueType.Text text
            when value instanceof String words
                    && (text.oneOf().isEmpty() || text.oneOf().contains(words)) -> words;
            case ValueType.Whole whole when value instanceof Number -> ValueNumbers.whole(value);
            case ValueType.Decimal number when value instanceof Number -> ValueNumbers.number(value);
            case ValueType.Truth truth when value instanceof Boolean -> value;
            case ValueType.DurationType kind when value instanceof Duration duration -> DurationText.write(duration);
            case ValueType.SizeType kind when value instanceof DataSize size -> size.toString();
            case ValueType.TimeType kind when value instanceof Instant time -> TimeText.write(time);
            case ValueType.SecretType secret when value instanceof String name -> name;
            case ValueType.ListOf list when value instanceof List<?> elements -> list(list, elements);
            case ValueType.MapOf map when value instanceof Map<?, ?> entries -> map(map, entries);
            case ValueType.RecordOf record when value instanceof Map<?, ?> fields -> record(record, fields);
            default -> throw Mismatch.of(type, value);
        };
    }

    private static Object list(ValueType.ListOf type, List<?> elements) {
        List<Object> json = new ArrayList<>(elements.size());
        for (Object element : elements) {
            json.add(inside("[" + json.size() + "]", type.element(), element));
        }
        return Collections.unmodifiableList(json);
    }

    private static Object map(ValueType.MapOf type, Map<?, ?> entries) {
        SortedMap<String, Object> json = new TreeMap<>();
        entries.forEach(
                (key, value) -> json.put(Mismatch.key(type, key), inside("[\"" + key + "\"]", type.value(), value)));
        return Collections.unmodifiableSortedMap(json);
    }

    private static Object record(ValueType.RecordOf type, Map<?, ?> fields) {
        SortedMap<String, Object> json = new TreeMap<>();
        for (ValueType.Field field : type.fields()) {
            Object value = fields.get(field.name());
            if (value != null) {
                json.put(field.name(), inside(field.name(), field.type(), value));
            } else if (!field.optional()) {
                throw new ValueException(field.name(), "missing; a " + type.display() + " needs it");
            }
        }
        fields.keySet().forEach(key -> Mismatch.refuseUnknown(type, key));
        return Collections.unmodifiableSortedMap(json);
    }

    private static Object inside(String where, ValueType type, @Nullable Object value) {
        if (value == null) {
            throw Mismatch.nothing(type).within(where);
        }
        try {
            return encode(type, value);
        } catch (ValueException fault) {
            throw fault.within(where);
        }
    }
}
