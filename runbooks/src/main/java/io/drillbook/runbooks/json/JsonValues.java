package io.drillbook.runbooks.json;

import io.drillbook.runbooks.type.WholeRange;
import java.util.List;
import java.util.Map;

/** What untyped JSON values must be so that every reader sees the same. */
final class JsonValues {
    private JsonValues() {}

    /** @throws ValueException for a number that JSON does not keep */
    static void check(Object value) {
        switch (value) {
            case Map<?, ?> map -> map.forEach((key, element) -> inside(String.valueOf(key), element));
            case List<?> list -> {
                for (int at = 0; at < list.size(); at++) {
                    inside("[" + at + "]", list.get(at));
                }
            }
            case Long whole when !WholeRange.holds(whole) -> throw new ValueException("", WholeRange.refusal(whole));
            case Double number
            when !Double.isFinite(number) -> throw new ValueException("", "expected a finite number, found " + number);
            case null, default -> {
                // Texts, truths and the numbers JSON keeps.
            }
        }
    }

    private static void inside(String where, Object value) {
        try {
            check(value);
        } catch (ValueException fault) {
            throw fault.within(where);
        }
    }
}
