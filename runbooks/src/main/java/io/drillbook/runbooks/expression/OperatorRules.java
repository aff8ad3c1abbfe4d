package io.drillbook.runbooks.expression;

import dev.cel.common.ast.CelExpr;
import io.drillbook.runbooks.problem.NearestName;
import io.drillbook.runbooks.type.ValueType;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What operators ask of their operands. */
final class OperatorRules {
    private final TypeWalk walk;

    OperatorRules(TypeWalk walk) {
        this.walk = walk;
    }

    /** Comparing and computing. */
    Shape binary(CelExpr call, Set<String> present) {
        CelExpr left = call.call().args().get(0);
        CelExpr right = call.call().args().get(1);
        Optional<ValueType> leftType = walk.value(left, present);
        Optional<ValueType> rightType = walk.value(right, present);
        if (leftType.isEmpty() || rightType.isEmpty()) {
            return Shape.BROKEN;
        }
        String operator = call.call().function();
        String symbol = Operators.symbol(operator).orElseThrow();
        Optional<ValueType> result = Operators.result(operator, leftType.get(), rightType.get());
        if (result.isEmpty()) {
            walk.report(
                    "type-mismatch",
                    walk.places().mark(call),
                    "\"" + symbol + "\" does not go between " + operand(left, leftType.get()) + " and "
                            + operand(right, rightType.get()),
                    Operators.hint(leftType.get(), rightType.get()));
            return Shape.BROKEN;
        }
        if (symbol.equals("==") || symbol.equals("!=")) {
            return equality(left, leftType.get(), right, rightType.get());
        }
        return new Shape.Present(result.get());
    }

    /** {@code &&} and {@code ||}: the second operand may rely on what the first has proved. */
    Shape logical(CelExpr call, Set<String> present) {
        CelExpr left = call.call().args().get(0);
        CelExpr right = call.call().args().get(1);
        boolean and = call.call().function().equals("_&&_");
        String symbol = and ? "&&" : "||";
        boolean sound = condition(left, symbol, present);
        sound &= condition(right, symbol, Presence.with(present, left, and));
        return sound ? new Shape.Present(ValueType.TRUTH) : Shape.BROKEN;
    }

    /** {@code condition ? value : other} */
    Shape choice(CelExpr call, Set<String> present) {
        List<CelExpr> parts = call.call().args();
        boolean sound = condition(parts.get(0), "?", present);
        Optional<ValueType> first = walk.value(parts.get(1), Presence.with(present, parts.get(0), true));
        Optional<ValueType> second = walk.value(parts.get(2), Presence.with(present, parts.get(0), false));
        if (!sound || first.isEmpty() || second.isEmpty()) {
            return Shape.BROKEN;
        }
        Optional<ValueType> joined = Types.join(first.get(), second.get());
        if (joined.isEmpty()) {
            walk.report(
                    "type-mismatch",
                    walk.places().start(parts.get(2)),
                    "both values of a choice are of one type: " + Types.describe(first.get()) + " and "
                            + Types.describe(second.get()) + " do not go together",
                    Operators.hint(first.get(), second.get()));
            return Shape.BROKEN;
        }
        return new Shape.Present(joined.get());
    }

    /** {@code !} and the sign. */
    Shape unary(CelExpr call, Set<String> present) {
        CelExpr operand = call.call().args().get(0);
        if (call.call().function().equals("!_")) {
            return condition(operand, "!", present) ? new Shape.Present(ValueType.TRUTH) : Shape.BROKEN;
        }
        Optional<ValueType> type = walk.value(operand, present);
        if (type.isEmpty()) {
            return Shape.BROKEN;
        }
        if (Types.isNumeric(type.get()) || type.get() instanceof ValueType.DurationType) {
            return new Shape.Present(type.get());
        }
        walk.report(
                "type-mismatch",
                walk.places().mark(call),
                "\"-\" does not go before " + operand(operand, type.get()),
                Optional.empty());
        return Shape.BROKEN;
    }

    /** {@code item in list}, {@code "key" in map} */
    Shape in(CelExpr call, Set<String> present) {
        CelExpr item = call.call().args().get(0);
        CelExpr container = call.call().args().get(1);
        Optional<ValueType> itemType = walk.value(item, present);
        Shape containerShape = walk.visit(container, present);
        if (containerShape instanceof Shape.NoItems) {
            return itemType.isPresent() ? new Shape.Present(ValueType.TRUTH) : Shape.BROKEN;
        }
        Optional<ValueType> containerType = walk.settled(container, containerShape);
        if (itemType.isEmpty() || containerType.isEmpty()) {
            return Shape.BROKEN;
        }
        if (containerType.get() instanceof ValueType.ListOf list && Types.comparable(itemType.get(), list.element())) {
            return equality(item, itemType.get(), container, list.element());
        }
        if (containerType.get() instanceof ValueType.MapOf && itemType.get() instanceof ValueType.Text) {
            return new Shape.Present(ValueType.TRUTH);
        }
        walk.report(
                "type-mismatch",
                walk.places().mark(call),
                "\"in\" does not go between " + operand(item, itemType.get()) + " and "
                        + operand(container, containerType.get()),
                Optional.empty());
        return Shape.BROKEN;
    }

    private Shape equality(CelExpr left, ValueType leftType, CelExpr right, ValueType rightType) {
        if (Types.holdsSecret(leftType) || Types.holdsSecret(rightType)) {
            walk.secret(Types.holdsSecret(leftType) ? left : right);
            return Shape.BROKEN;
        }
        if (!Types.disjoint(leftType, rightType)) {
            return new Shape.Present(ValueType.TRUTH);
        }
        boolean literalLeft = left.exprKind().getKind() == CelExpr.ExprKind.Kind.CONSTANT;
        List<String> said = ((ValueType.Text) (literalLeft ? leftType : rightType)).oneOf();
        List<String> known = ((ValueType.Text) (literalLeft ? rightType : leftType)).oneOf();
        CelExpr place = literalLeft ? left : right;
        walk.report(
                "never-equal",
                walk.places().start(place),
                "\"" + String.join("\", \"", said) + "\" is never one of " + String.join(", ", known),
                NearestName.of(said.getFirst(), known).map(near -> "did you mean \"" + near + "\"?"));
        return Shape.BROKEN;
    }

    private boolean condition(CelExpr expression, String symbol, Set<String> present) {
        Optional<ValueType> type = walk.value(expression, present);
        if (type.isPresent() && !(type.get() instanceof ValueType.Truth)) {
            walk.report(
                    "type-mismatch",
                    walk.places().start(expression),
                    "\"" + symbol + "\" takes true or false, and here stands " + operand(expression, type.get()),
                    Optional.of("compare it with something"));
            return false;
        }
        return type.isPresent();
    }

    private static String operand(CelExpr expression, ValueType type) {
        String described = Types.describe(type);
        return Paths.of(expression)
                .map(path -> described + " (\"" + path + "\")")
                .orElse(described);
    }
}
