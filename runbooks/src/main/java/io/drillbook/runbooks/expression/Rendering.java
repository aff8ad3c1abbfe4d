package io.drillbook.runbooks.expression;

import io.drillbook.runbooks.type.DataSize;
import io.drillbook.runbooks.type.DurationText;
import io.drillbook.runbooks.type.TimeText;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** How a run-time value prints inside a text. */
public final class Rendering {
    /** What an absent value prints. */
    public static final String NOT_MEASURED = "not measured";

    private Rendering() {}

    /**
     * Prints a value: durations, sizes and times in our form, numbers plainly and without an exponent, a list with
     * commas, a record by its {@code name} where it has one and by its fields where not.
     */
    public static String text(Optional<Object> value) {
        return value.map(Rendering::present).orElse(NOT_MEASURED);
    }

    private static String present(Object value) {
        return switch (value) {
            case String text -> text;
            case Duration duration -> DurationText.write(duration);
            case DataSize size -> size.toString();
            case Instant time -> TimeText.write(time);
            case Double number -> number(number);
            case Optional<?> inner -> inner.map(Rendering::present).orElse(NOT_MEASURED);
            case List<?> list -> list.stream().map(Rendering::present).collect(Collectors.joining(", "));
            case Map<?, ?> record -> record(record);
            default -> value.toString();
        };
    }

    private static String number(double number) {
        return Double.isFinite(number)
                ? BigDecimal.valueOf(number).stripTrailingZeros().toPlainString()
                : Double.toString(number);
    }

    private static String record(Map<?, ?> record) {
        Object name = record.get("name");
        return name instanceof String text
                ? text
                : record.entrySet().stream()
                        .map(field -> field.getKey() + ": " + present(field.getValue()))
                        .collect(Collectors.joining(", "));
    }
}
