package io.drillbook.runbooks.cases;

import io.drillbook.runbooks.type.ValueType;
import io.drillbook.runbooks.type.ValueType.Field;
import io.drillbook.runbooks.type.ValueType.RecordOf;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Values for what a test leaves out, always the same: a text is its own name, the first of several words, 1, true, 1s,
 * 1MiB, the beginning of 2026, an empty list. What may be absent is absent.
 */
final class StandIns {
    private StandIns() {}

    /** A value in JSON form. */
    static Object of(String name, ValueType type) {
        return switch (type) {
            case ValueType.Text text ->
                text.oneOf().isEmpty() ? name : text.oneOf().getFirst();
            case ValueType.Whole whole -> 1L;
            case ValueType.Decimal number -> 1.0;
            case ValueType.Truth truth -> true;
            case ValueType.DurationType duration -> "1s";
            case ValueType.SizeType size -> "1MiB";
            case ValueType.TimeType time -> "2026-01-01T00:00:00Z";
            case ValueType.SecretType secret -> name;
            case ValueType.ListOf list -> List.of();
            case ValueType.MapOf map -> new TreeMap<String, Object>();
            case RecordOf record -> complete(record, new TreeMap<>());
        };
    }

    /** A record with stand-ins for the needed fields that are not given. */
    static SortedMap<String, Object> complete(RecordOf record, SortedMap<String, Object> given) {
        SortedMap<String, Object> values = new TreeMap<>(given);
        for (Field field : record.fields()) {
            if (!field.optional() && !values.containsKey(field.name())) {
                values.put(field.name(), of(field.name(), field.type()));
            }
        }
        return values;
    }
}
