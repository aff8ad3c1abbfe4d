package io.drillbook.runbooks.expression;

import dev.cel.common.values.NullValue;
import io.drillbook.runbooks.type.DataSize;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What CEL gives back, as run-time values of the language. */
final class RuntimeValues {
    private RuntimeValues() {}

    /** @throws EvaluationException for a kind of value the language does not have */
    static Optional<Object> of(Object value) {
        return switch (value) {
            case Optional<?> optional -> optional.flatMap(RuntimeValues::of);
            case NullValue none -> Optional.empty();
            default -> Optional.of(present(value));
        };
    }

    private static Object present(Object value) {
        return switch (value) {
            case String text -> text;
            case Long whole -> whole;
            case Double number -> number;
            case Boolean truth -> truth;
            case Duration duration -> duration;
            case DataSize size -> size;
            case Instant time -> time;
            case List<?> list -> list(list);
            case Map<?, ?> map -> map(map);
            default ->
                throw new EvaluationException(
                        "wrong-types", "the language has no " + value.getClass().getSimpleName() + " values");
        };
    }

    private static List<Object> list(List<?> list) {
        List<Object> values = new ArrayList<>(list.size());
        list.forEach(element -> values.add(present(element)));
        return Collections.unmodifiableList(values);
    }

    private static SortedMap<String, Object> map(Map<?, ?> map) {
        SortedMap<String, Object> values = new TreeMap<>();
        map.forEach((key, value) -> values.put(String.valueOf(key), present(value)));
        return Collections.unmodifiableSortedMap(values);
    }
}
