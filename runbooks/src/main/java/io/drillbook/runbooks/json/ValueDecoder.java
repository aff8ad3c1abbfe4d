package io.drillbook.runbooks.json;

import io.drillbook.runbooks.type.DataSize;
import io.drillbook.runbooks.type.DurationText;
import io.drillbook.runbooks.type.TimeText;
import io.drillbook.runbooks.type.ValueType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** JSON form to run-time form. */
final class ValueDecoder {
    private final boolean strict;

    /** @param strict whether an unknown field is refused; otherwise it is left out */
    ValueDecoder(boolean strict) {
        this.strict = strict;
    }

    Object decode(ValueType type, Object json) {
        return switch (type) {
            case ValueType.Text text -> text(text, json);
            case ValueType.Whole whole -> ValueNumbers.whole(json);
            case ValueType.Decimal number -> ValueNumbers.number(json);
            case ValueType.Truth truth when json instanceof Boolean -> json;
            case ValueType.Truth truth -> throw Mismatch.of(truth, json);
            case ValueType.DurationType duration -> fromText(duration, json, ValueDecoder::duration);
            case ValueType.SizeType size -> fromText(size, json, DataSize::read);
            case ValueType.TimeType time -> fromText(time, json, TimeText::read);
            case ValueType.SecretType secret ->
                fromText(secret, json, name -> Optional.of(name).filter(text -> !text.isBlank()));
            case ValueType.ListOf list -> list(list, json);
            case ValueType.MapOf map -> map(map, json);
            case ValueType.RecordOf record -> record(record, json);
        };
    }

    private static Object text(ValueType.Text type, Object json) {
        if (!(json instanceof String text)
                || !(type.oneOf().isEmpty() || type.oneOf().contains(text))) {
            throw Mismatch.of(type, json);
        }
        return text;
    }

    private static <T> Object fromText(ValueType type, Object json, Function<String, Optional<T>> read) {
        if (!(json instanceof String text)) {
            throw Mismatch.of(type, json);
        }
        Optional<T> value = read.apply(text);
        if (value.isEmpty()) {
            throw Mismatch.of(type, json);
        }
        return value.get();
    }

    /** A measured difference may be negative. */
    private static Optional<Duration> duration(String text) {
        return text.startsWith("-")
                ? DurationText.read(text.substring(1)).map(Duration::negated)
                : DurationText.read(text);
    }

    private Object list(ValueType.ListOf type, Object json) {
        if (!(json instanceof List<?> elements)) {
            throw Mismatch.of(type, json);
        }
        List<Object> values = new ArrayList<>(elements.size());
        for (Object element : elements) {
            values.add(inside("[" + values.size() + "]", type.element(), element));
        }
        return Collections.unmodifiableList(values);
    }

    private Object map(ValueType.MapOf type, Object json) {
        if (!(json instanceof Map<?, ?> entries)) {
            throw Mismatch.of(type, json);
        }
        SortedMap<String, Object> values = new TreeMap<>();
        entries.forEach(
                (key, value) -> values.put(Mismatch.key(type, key), inside("[\"" + key + "\"]", type.value(), value)));
        return Collections.unmodifiableSortedMap(values);
    }

    private Object record(ValueType.RecordOf type, Object json) {
        if (!(json instanceof Map<?, ?> given)) {
            throw Mismatch.of(type, json);
        }
        SortedMap<String, Object> values = new TreeMap<>();
        for (ValueType.Field field : type.fields()) {
            Object value = given.get(field.name());
            if (value != null) {
                values.put(field.name(), inside(field.name(), field.type(), value));
            } else if (!field.optional()) {
                throw new ValueException(field.name(), "missing; a " + type.display() + " needs it");
            }
        }
        if (strict) {
            given.keySet().forEach(key -> Mismatch.refuseUnknown(type, key));
        }
        return Collections.unmodifiableSortedMap(values);
    }

    private Object inside(String where, ValueType type, @Nullable Object json) {
        if (json == null) {
            throw Mismatch.nothing(type).within(where);
        }
        try {
            return decode(type, json);
        } catch (ValueException fault) {
            throw fault.within(where);
        }
    }
}
