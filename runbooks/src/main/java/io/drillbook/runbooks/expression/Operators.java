package io.drillbook.runbooks.expression;

import static io.drillbook.runbooks.type.ValueType.DURATION;
import static io.drillbook.runbooks.type.ValueType.NUMBER;
import static io.drillbook.runbooks.type.ValueType.SIZE;
import static io.drillbook.runbooks.type.ValueType.TEXT;
import static io.drillbook.runbooks.type.ValueType.TIME;
import static io.drillbook.runbooks.type.ValueType.TRUTH;
import static io.drillbook.runbooks.type.ValueType.WHOLE;

import io.drillbook.runbooks.type.ValueType;
import java.util.List;
import java.util.Optional;

/** The table of operators with two operands: which types go together, and what comes out. */
final class Operators {
    private static final List<Rule> RULES = List.of(
            new Rule("_+_", WHOLE, WHOLE, WHOLE),
            new Rule("_+_", NUMBER, NUMBER, NUMBER),
            new Rule("_+_", TEXT, TEXT, TEXT),
            new Rule("_+_", DURATION, DURATION, DURATION),
            new Rule("_+_", SIZE, SIZE, SIZE),
            new Rule("_+_", TIME, DURATION, TIME),
            new Rule("_+_", DURATION, TIME, TIME),
            new Rule("_-_", WHOLE, WHOLE, WHOLE),
            new Rule("_-_", NUMBER, NUMBER, NUMBER),
            new Rule("_-_", DURATION, DURATION, DURATION),
            new Rule("_-_", SIZE, SIZE, SIZE),
            new Rule("_-_", TIME, TIME, DURATION),
            new Rule("_-_", TIME, DURATION, TIME),
            new Rule("_*_", WHOLE, WHOLE, WHOLE),
            new Rule("_*_", NUMBER, NUMBER, NUMBER),
            new Rule("_*_", DURATION, WHOLE, DURATION),
            new Rule("_*_", DURATION, NUMBER, DURATION),
            new Rule("_*_", WHOLE, DURATION, DURATION),
            new Rule("_*_", NUMBER, DURATION, DURATION),
            new Rule("_*_", SIZE, WHOLE, SIZE),
            new Rule("_*_", SIZE, NUMBER, SIZE),
            new Rule("_*_", WHOLE, SIZE, SIZE),
            new Rule("_*_", NUMBER, SIZE, SIZE),
            new Rule("_/_", WHOLE, WHOLE, WHOLE),
            new Rule("_/_", NUMBER, NUMBER, NUMBER),
            new Rule("_/_", DURATION, DURATION, NUMBER),
            new Rule("_/_", DURATION, WHOLE, DURATION),
            new Rule("_/_", DURATION, NUMBER, DURATION),
            new Rule("_/_", SIZE, SIZE, NUMBER),
            new Rule("_/_", SIZE, WHOLE, SIZE),
            new Rule("_/_", SIZE, NUMBER, SIZE),
            new Rule("_%_", WHOLE, WHOLE, WHOLE));

    private static final List<ValueType> ORDERED = List.of(WHOLE, NUMBER, TEXT, DURATION, SIZE, TIME);

    private Operators() {}

    /** What an operator gives for two types; empty when they do not go together. */
    static Optional<ValueType> result(String operator, ValueType left, ValueType right) {
        return switch (operator) {
            case "_==_", "_!=_" -> Types.comparable(left, right) ? Optional.of(TRUTH) : Optional.empty();
            case "_<_", "_<=_", "_>_", "_>=_" ->
                ORDERED.contains(Types.plain(left)) && Types.comparable(left, right)
                        ? Optional.of(TRUTH)
                        : Optional.empty();
            default -> computed(operator, left, right);
        };
    }

    /** {@code <} for {@code _<_}; empty for what is no operator between two operands. */
    static Optional<String> symbol(String operator) {
        return switch (operator) {
            case "_==_", "_!=_", "_<_", "_<=_", "_>_", "_>=_", "_+_", "_-_", "_*_", "_/_", "_%_" ->
                Optional.of(operator.substring(1, operator.length() - 1));
            default -> Optional.empty();
        };
    }

    /** What could be written instead, for two types that do not go together. */
    static Optional<String> hint(ValueType left, ValueType right) {
        return either(left, right, "write the duration with its unit: duration(\"90s\")", DURATION, WHOLE, NUMBER, TEXT)
                .or(() -> either(
                        left, right, "write the size with its unit: bytes_of(\"64MiB\")", SIZE, WHOLE, NUMBER, TEXT))
                .or(() -> either(left, right, "write the time as timestamp(\"2026-01-31T12:00:00Z\")", TIME, TEXT))
                .or(() -> either(left, right, "turn the whole number into a number with double(...)", NUMBER, WHOLE))
                .or(() -> either(left, right, "turn the number into a text with string(...)", TEXT, WHOLE, NUMBER));
    }

    private static Optional<ValueType> computed(String operator, ValueType left, ValueType right) {
        if (operator.equals("_+_") && left instanceof ValueType.ListOf) {
            return Types.join(left, right);
        }
        return RULES.stream()
                .filter(rule -> rule.operator.equals(operator)
                        && rule.left.equals(Types.plain(left))
                        && rule.right.equals(Types.plain(right)))
                .map(Rule::result)
                .findFirst();
    }

    private static Optional<String> either(
            ValueType left, ValueType right, String hint, ValueType one, ValueType... others) {
        List<ValueType> other = List.of(others);
        boolean fits = (Types.same(left, one) && other.contains(Types.plain(right)))
                || (Types.same(right, one) && other.contains(Types.plain(left)));
        return fits ? Optional.of(hint) : Optional.empty();
    }

    private record Rule(String operator, ValueType left, ValueType right, ValueType result) {}
}
