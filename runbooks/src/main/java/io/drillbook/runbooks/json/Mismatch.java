package io.drillbook.runbooks.json;

import io.drillbook.runbooks.type.ValueType;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The words for values that do not fit. */
final class Mismatch {
    private static final int LONGEST_SHOWN = 60;

    private Mismatch() {}

    static ValueException of(ValueType type, Object found) {
        return new ValueException("", "expected " + wanted(type) + ", found " + show(type, found));
    }

    static ValueException nothing(ValueType type) {
        return new ValueException("", "expected " + wanted(type) + ", found nothing");
    }

    static String key(ValueType type, Object key) {
        if (key instanceof String name) {
            return name;
        }
        throw new ValueException("", "expected texts as keys of a " + type.display() + ", found " + key);
    }

    static void refuseUnknown(ValueType.RecordOf type, Object key) {
        if (!(key instanceof String name) || type.field(name).isEmpty()) {
            String known = type.fields().stream().map(ValueType.Field::name).collect(Collectors.joining(", "));
            throw new ValueException(String.valueOf(key), "unknown; a " + type.display() + " has " + known);
        }
    }

    private static String wanted(ValueType type) {
        return switch (type) {
            case ValueType.DurationType duration -> "a duration such as 90s";
            case ValueType.SizeType size -> "a size such as 64MiB";
            case ValueType.TimeType time -> "a time such as 2026-01-31T12:00:00Z";
            case ValueType.Whole whole -> "a whole number";
            case ValueType.Decimal number -> "a number";
            case ValueType.Truth truth -> "true or false";
            case ValueType.SecretType secret -> "the name of a secret";
            case ValueType.Text text when !text.oneOf().isEmpty() -> text.display();
            default -> "a " + type.display();
        };
    }

    /** A secret's place shows nothing of what was found there: it may be the secret itself. */
    private static String show(ValueType type, Object found) {
        return type instanceof ValueType.SecretType ? "something else" : show(found);
    }

    static String show(Object found) {
        return switch (found) {
            case String text -> '"' + shorten(text) + '"';
            case List<?> list -> "a list";
            case Map<?, ?> map -> "a record";
            default -> shorten(found.toString());
        };
    }

    static String shorten(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST_SHOWN
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST_SHOWN)) + "…";
    }
}
