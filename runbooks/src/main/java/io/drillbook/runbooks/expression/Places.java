package io.drillbook.runbooks.expression;

import dev.cel.common.ast.CelExpr;

/** Where the parts of an expression stand, in code points from 0. */
final class Places {
    private final int[] source;
    private final SyntaxTree tree;

    Places(SyntaxTree tree) {
        this.source = tree.source().codePoints().toArray();
        this.tree = tree;
    }

    /** The mark the parser keeps: an operator, the point before a field, the bracket of a call. */
    int mark(CelExpr expression) {
        return tree.mark(expression);
    }

    /** Where the expression begins. */
    int start(CelExpr expression) {
        return switch (expression.exprKind().getKind()) {
            case SELECT -> start(expression.select().operand());
            case CALL -> startOfCall(expression);
            case CONSTANT -> startOfConstant(expression);
            default -> mark(expression);
        };
    }

    /** Where the name of a selected field stands, behind {@code .} or {@code .?}. */
    int field(CelExpr select) {
        int at = mark(select);
        while (at < source.length - 1 && isBetween(source[at])) {
            at++;
        }
        return at;
    }

    /** Where the name of a called function stands, before its bracket. */
    int function(CelExpr call) {
        int at = mark(call);
        while (at > 0 && Character.isWhitespace(source[at - 1])) {
            at--;
        }
        String name = call.call().function();
        return Math.max(0, at - name.codePointCount(0, name.length()));
    }

    private int startOfCall(CelExpr expression) {
        CelExpr.CelCall call = expression.call();
        if (call.target().isPresent()) {
            return start(call.target().get());
        }
        return switch (call.function()) {
            case "!_", "-_" -> mark(expression);
            default -> isOperator(call) ? start(call.args().get(0)) : function(expression);
        };
    }

    /** The parser marks the digits of a negative number, not its sign. */
    private int startOfConstant(CelExpr expression) {
        int at = mark(expression);
        boolean negative = switch (expression.constant().getKind()) {
            case INT64_VALUE -> expression.constant().int64Value() < 0;
            case DOUBLE_VALUE -> expression.constant().doubleValue() < 0;
            default -> false;
        };
        return negative && at > 0 && source[at - 1] == '-' ? at - 1 : at;
    }

    private static boolean isOperator(CelExpr.CelCall call) {
        boolean named = call.function().startsWith("_") && call.function().length() > 1;
        return !call.args().isEmpty() && (named || call.function().equals("@in"));
    }

    private static boolean isBetween(int point) {
        return point == '.' || point == '?' || Character.isWhitespace(point);
    }
}
