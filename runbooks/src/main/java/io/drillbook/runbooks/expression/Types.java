package io.drillbook.runbooks.expression;

import io.drillbook.runbooks.type.ValueType;
import io.drillbook.runbooks.type.ValueType.Field;
import io.drillbook.runbooks.type.ValueType.ListOf;
import io.drillbook.runbooks.type.ValueType.MapOf;
import io.drillbook.runbooks.type.ValueType.RecordOf;
import io.drillbook.runbooks.type.ValueType.Text;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Questions about types that more than one part of the checker asks. */
final class Types {
    private Types() {}

    /** The type without the words its texts are limited to and without sentences: what decides whether two types are one. */
    static ValueType plain(ValueType type) {
        return switch (type) {
            case Text text -> ValueType.TEXT;
            case ListOf list -> new ListOf(plain(list.element()));
            case MapOf map -> new MapOf(plain(map.value()));
            case RecordOf record ->
                new RecordOf(
                        record.name(),
                        record.fields().stream()
                                .map(field -> new Field(field.name(), plain(field.type()), field.optional(), ""))
                                .toList());
            default -> type;
        };
    }

    static boolean same(ValueType left, ValueType right) {
        ValueType one = plain(left);
        ValueType other = plain(right);
        // Mostly one look decides; what compares records part by part is made at its first use, and that takes long.
        return one == other || (one.getClass() == other.getClass() && one.equals(other));
    }

    static boolean isNumeric(ValueType type) {
        return type instanceof ValueType.Whole || type instanceof ValueType.Decimal;
    }

    /** Whether {@code ==} makes sense. */
    static boolean comparable(ValueType left, ValueType right) {
        return same(left, right) || (isNumeric(left) && isNumeric(right));
    }

    /** The one type two values have that may stand in the same place. */
    static Optional<ValueType> join(ValueType left, ValueType right) {
        if (!same(left, right)) {
            return Optional.empty();
        }
        if (left instanceof Text first && right instanceof Text second) {
            return Optional.of(joinWords(first, second));
        }
        return Optional.of(left.equals(right) ? left : plain(left));
    }

    /** Whether two texts can never be equal, because each can only be one of some words and they share none. */
    static boolean disjoint(ValueType left, ValueType right) {
        return left instanceof Text first
                && right instanceof Text second
                && !first.oneOf().isEmpty()
                && !second.oneOf().isEmpty()
                && first.oneOf().stream().noneMatch(second.oneOf()::contains);
    }

    static boolean holdsSecret(ValueType type) {
        return switch (type) {
            case ValueType.SecretType secret -> true;
            case ListOf list -> holdsSecret(list.element());
            case MapOf map -> holdsSecret(map.value());
            case RecordOf record -> record.fields().stream().anyMatch(field -> holdsSecret(field.type()));
            default -> false;
        };
    }

    /** {@code a duration}, {@code a whole number}, {@code one of full, incremental}. */
    static String describe(ValueType type) {
        return switch (type) {
            case ValueType.Whole whole -> "a whole number";
            case ValueType.Truth truth -> "true or false";
            case Text text -> "a text";
            default -> "a " + plain(type).display();
        };
    }

    private static Text joinWords(Text left, Text right) {
        return left.oneOf().isEmpty() || right.oneOf().isEmpty()
                ? ValueType.TEXT
                : new Text(Stream.concat(left.oneOf().stream(), right.oneOf().stream())
                        .distinct()
                        .toList());
    }

    /** A text that is exactly this one. */
    static Text exactly(String text) {
        return new Text(List.of(text));
    }
}
