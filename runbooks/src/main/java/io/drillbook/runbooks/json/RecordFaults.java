package io.drillbook.runbooks.json;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import io.drillbook.runbooks.type.DataSize;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says what is wrong with a record in words an author of runbooks knows, not in those of the mapper. */
final class RecordFaults {
    private RecordFaults() {}

    /** @param json what was to become the record */
    static ValueException explain(IllegalArgumentException fault, Map<String, Object> json) {
        return fault.getCause() instanceof JsonMappingException mapping
                ? new ValueException(path(mapping), reason(mapping, json))
                : new ValueException("", String.valueOf(fault.getMessage()));
    }

    private static String path(JsonMappingException fault) {
        return fault.getPath().stream()
                .map(part -> part.getFieldName() == null ? "[" + part.getIndex() + "]" : "." + part.getFieldName())
                .collect(Collectors.joining())
                .replaceFirst("^\\.", "");
    }

    private static String reason(JsonMappingException fault, Map<String, Object> json) {
        return switch (fault) {
            case UnrecognizedPropertyException unknown ->
                "unknown; known are "
                        + unknown.getKnownPropertyIds().stream()
                                .map(String::valueOf)
                                .sorted()
                                .collect(Collectors.joining(", "));
            case ValueInstantiationException refused
            when refused.getCause() != null -> String.valueOf(refused.getCause().getMessage());
            case MismatchedInputException mismatch -> mismatch(mismatch, found(fault, json));
            default -> fault.getOriginalMessage();
        };
    }

    private static String mismatch(MismatchedInputException fault, Optional<Object> found) {
        Class<?> wanted = fault.getTargetType();
        if (found.isEmpty()) {
            return "missing";
        }
        // What stands in a secret's place may be the secret.
        return wanted != null && wanted.getSimpleName().equals("SecretReference")
                ? "expected the name of a secret"
                : "expected " + wanted(wanted == null ? Object.class : wanted) + ", found "
                        + Mismatch.show(found.get());
    }

    /** What stands where the fault is. */
    private static Optional<Object> found(JsonMappingException fault, Object json) {
        Optional<Object> at = Optional.of(json);
        for (JsonMappingException.Reference part : fault.getPath()) {
            at = at.flatMap(value -> inside(value, part));
        }
        return at;
    }

    private static Optional<Object> inside(Object value, JsonMappingException.Reference part) {
        return switch (value) {
            case Map<?, ?> map -> Optional.ofNullable(map.get(part.getFieldName()));
            case List<?> list
            when 0 <= part.getIndex() && part.getIndex() < list.size() ->
                Optional.ofNullable(list.get(part.getIndex()));
            default -> Optional.empty();
        };
    }

    private static String wanted(Class<?> type) {
        if (type.isEnum()) {
            return "one of "
                    + Arrays.stream(type.getEnumConstants())
                            .map(constant -> Json.mapper().convertValue(constant, String.class))
                            .collect(Collectors.joining(", "));
        }
        return switch (type.getName()) {
            case "long", "java.lang.Long", "int", "java.lang.Integer" -> "a whole number";
            case "double", "java.lang.Double" -> "a number";
            case "boolean", "java.lang.Boolean" -> "true or false";
            case "java.lang.String" -> "a text";
            default -> wantedObject(type);
        };
    }

    private static String wantedObject(Class<?> type) {
        if (type == Duration.class) {
            return "a duration such as 90s";
        }
        if (type == DataSize.class) {
            return "a size such as 64MiB";
        }
        if (type == Instant.class) {
            return "a time such as 2026-01-31T12:00:00Z";
        }
        return List.class.isAssignableFrom(type) ? "a list" : "a record";
    }
}
