package io.drillbook.runbooks.json;

import io.drillbook.runbooks.type.ValueType;
import io.drillbook.runbooks.type.WholeRange;
import java.math.BigInteger;

/** Numbers by their declared type: whole is always a Long, number always a Double, whatever a JSON reader made. */
final class ValueNumbers {
    private ValueNumbers() {}

    static Long whole(Object value) {
        return switch (value) {
            case Long whole when WholeRange.holds(whole) -> whole;
            case Integer whole -> whole.longValue();
            case Short whole -> whole.longValue();
            case Byte whole -> whole.longValue();
            case BigInteger whole when WholeRange.holds(whole) -> whole.longValueExact();
            case Long beyond -> throw new ValueException("", WholeRange.refusal(beyond));
            case BigInteger beyond -> throw new ValueException("", WholeRange.refusal(beyond));
            default -> throw Mismatch.of(ValueType.WHOLE, value);
        };
    }

    static Double number(Object value) {
        double number = switch (value) {
            case Long whole -> whole(whole);
            case Number other -> other.doubleValue();
            default -> throw Mismatch.of(ValueType.NUMBER, value);
        };
        if (!Double.isFinite(number)) {
            throw new ValueException("", "expected a finite number, found " + value);
        }
        return number;
    }
}
