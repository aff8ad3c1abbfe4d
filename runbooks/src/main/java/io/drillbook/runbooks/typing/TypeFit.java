package io.drillbook.runbooks.typing;

import io.drillbook.runbooks.type.ValueType;
import io.drillbook.runbooks.type.ValueType.RecordOf;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which values fit where. */
final class TypeFit {
    private TypeFit() {}

    /** Whether every value of one type is good where the other is wanted. */
    static boolean fits(ValueType given, ValueType wanted) {
        return switch (wanted) {
            case ValueType.Text words ->
                given instanceof ValueType.Text text
                        && (words.oneOf().isEmpty()
                                || (!text.oneOf().isEmpty() && words.oneOf().containsAll(text.oneOf())));
            case ValueType.Decimal number -> given instanceof ValueType.Decimal || given instanceof ValueType.Whole;
            case ValueType.ListOf list ->
                given instanceof ValueType.ListOf other && fits(other.element(), list.element());
            case ValueType.MapOf map -> given instanceof ValueType.MapOf other && fits(other.value(), map.value());
            case RecordOf record ->
                given instanceof RecordOf other && other.name().equals(record.name());
            default -> given.getClass() == wanted.getClass();
        };
    }

    /** The narrowest type that holds both, when the language has one. */
    static Optional<ValueType> join(ValueType left, ValueType right) {
        if (left instanceof ValueType.Text first && right instanceof ValueType.Text second) {
            if (first.oneOf().isEmpty() || second.oneOf().isEmpty()) {
                return Optional.of(ValueType.TEXT);
            }
            List<String> words = new ArrayList<>(first.oneOf());
            second.oneOf().stream().filter(word -> !words.contains(word)).forEach(words::add);
            return Optional.of(new ValueType.Text(words));
        }
        if (fits(left, right)) {
            return Optional.of(right);
        }
        return fits(right, left) ? Optional.of(left) : Optional.empty();
    }
}
