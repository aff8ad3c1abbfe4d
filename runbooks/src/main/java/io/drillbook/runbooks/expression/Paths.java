package io.drillbook.runbooks.expression;

import dev.cel.common.ast.CelExpr;
import java.util.Optional;

/** Paths such as {@code steps.before.nodes[0].lag}: what an author reads, and by what presence is remembered. */
final class Paths {
    private Paths() {}

    /** The path an expression is; empty when it is more than names, fields and fixed keys. */
    static Optional<String> of(CelExpr expression) {
        return switch (expression.exprKind().getKind()) {
            case IDENT -> Optional.of(expression.ident().name());
            case SELECT ->
                of(expression.select().operand())
                        .map(path -> path + "." + expression.select().field());
            case CALL -> ofCall(expression.call());
            default -> Optional.empty();
        };
    }

    /** Whether it is names with points between them and nothing else. */
    static boolean isNames(CelExpr expression) {
        return switch (expression.exprKind().getKind()) {
            case IDENT -> true;
            case SELECT -> isNames(expression.select().operand());
            default -> false;
        };
    }

    /** The path for a message: {@code "steps.before.lag"}, or the given words. */
    static String show(CelExpr expression, String otherwise) {
        return of(expression).map(path -> "\"" + path + "\"").orElse(otherwise);
    }

    private static Optional<String> ofCall(CelExpr.CelCall call) {
        return switch (call.function()) {
            case "_?._" ->
                of(call.args().get(0))
                        .map(path -> path + "." + call.args().get(1).constant().stringValue());
            case "_[_]", "_[?_]" ->
                of(call.args().get(0)).flatMap(path -> key(call.args().get(1)).map(key -> path + key));
            default -> Optional.empty();
        };
    }

    /** A map's {@code m["x"]} and {@code m.x} are one place. */
    private static Optional<String> key(CelExpr key) {
        if (key.exprKind().getKind() != CelExpr.ExprKind.Kind.CONSTANT) {
            return Optional.empty();
        }
        return switch (key.constant().getKind()) {
            case STRING_VALUE -> Optional.of("." + key.constant().stringValue());
            case INT64_VALUE -> Optional.of("[" + key.constant().int64Value() + "]");
            default -> Optional.empty();
        };
    }
}
