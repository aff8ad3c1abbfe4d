package io.drillbook.runbooks.type;

import java.util.Optional;
import java.util.regex.Pattern;

/** Reads what an author or a caller wrote as plain text, by the type that is wanted. */
public final class LiteralReader {
    private static final Pattern WHOLE = Pattern.compile("-?(0|[1-9][0-9]{0,15})");
    private static final Pattern NUMBER =
            Pattern.compile("-?(0|[1-9][0-9]{0,307})(\\.[0-9]{1,308})?([eE][+-]?[0-9]{1,3})?");

    private LiteralReader() {}

    /**
     * The value's JSON form: a String for text, duration, size, time and the name of a secret, a Long for whole, a
     * Double for number, a Boolean for truth ({@code true} and {@code false} only). Durations and sizes keep the
     * author's text. Empty when the text is none of this type, and for list, map and record, which have no text form.
     */
    public static Optional<Object> read(ValueType type, String text) {
        return switch (type) {
            case ValueType.Text words ->
                words.oneOf().isEmpty() || words.oneOf().contains(text) ? Optional.of(text) : Optional.empty();
            case ValueType.Whole() -> whole(text).map(value -> value);
            case ValueType.Decimal() -> number(text).map(value -> value);
            case ValueType.Truth() -> truth(text).map(value -> value);
            case ValueType.DurationType() -> DurationText.read(text).map(value -> text);
            case ValueType.SizeType() -> DataSize.read(text).map(value -> text);
            case ValueType.TimeType() -> TimeText.read(text).map(value -> text);
            case ValueType.SecretType() -> text.isBlank() ? Optional.empty() : Optional.of(text);
            case ValueType.ListOf list -> Optional.empty();
            case ValueType.MapOf map -> Optional.empty();
            case ValueType.RecordOf recordOf -> Optional.empty();
        };
    }

    private static Optional<Long> whole(String text) {
        return Optional.of(text)
                .filter(candidate -> WHOLE.matcher(candidate).matches())
                .map(Long::valueOf)
                .filter(WholeRange::holds);
    }

    private static Optional<Double> number(String text) {
        return Optional.of(text)
                .filter(candidate -> NUMBER.matcher(candidate).matches())
                .map(Double::valueOf)
                .filter(Double::isFinite);
    }

    private static Optional<Boolean> truth(String text) {
        return switch (text) {
            case "true" -> Optional.of(true);
            case "false" -> Optional.of(false);
            default -> Optional.empty();
        };
    }
}
