package io.drillbook.runbooks.action;

import io.drillbook.runbooks.type.DataSize;
import io.drillbook.runbooks.type.ValueType;
import java.lang.reflect.ParameterizedType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;

/** Java types without parts, and the language's types for them. */
final class JavaScalars {
    /** By name: the inventory room, where it lives, is built on this one. */
    private static final String SECRET_REFERENCE = "io.drillbook.runbooks.inventory.SecretReference";

    private JavaScalars() {}

    static Optional<ValueType> of(Class<?> type) {
        if (type == String.class) {
            return Optional.of(ValueType.TEXT);
        }
        if (type == long.class || type == Long.class || type == int.class || type == Integer.class) {
            return Optional.of(ValueType.WHOLE);
        }
        if (type == double.class || type == Double.class) {
            return Optional.of(ValueType.NUMBER);
        }
        if (type == boolean.class || type == Boolean.class) {
            return Optional.of(ValueType.TRUTH);
        }
        if (type == Duration.class) {
            return Optional.of(ValueType.DURATION);
        }
        if (type == DataSize.class) {
            return Optional.of(ValueType.SIZE);
        }
        if (type == Instant.class) {
            return Optional.of(ValueType.TIME);
        }
        if (type.getName().equals(SECRET_REFERENCE)) {
            return Optional.of(ValueType.SECRET);
        }
        return type.isEnum() ? Optional.of(new ValueType.Text(words(type))) : Optional.empty();
    }

    static boolean isScalar(Class<?> type) {
        return of(type).isPresent();
    }

    static boolean isTextKeyedMap(ParameterizedType type) {
        return (type.getRawType() == Map.class || type.getRawType() == SortedMap.class)
                && type.getActualTypeArguments()[0] == String.class;
    }

    /** The words of an enum as JSON has them: no constant in an action's record has another name of its own. */
    private static List<String> words(Class<?> type) {
        return Stream.of(type.getEnumConstants())
                .map(constant -> ((Enum<?>) constant).name().toLowerCase(Locale.ROOT))
                .toList();
    }
}
