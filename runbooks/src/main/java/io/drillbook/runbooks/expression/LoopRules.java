package io.drillbook.runbooks.expression;

import dev.cel.common.ast.CelExpr;
import io.drillbook.runbooks.type.ValueType;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code nodes.exists(node, node.lag > ...)} and its like. */
final class LoopRules {
    private final TypeWalk walk;

    LoopRules(TypeWalk walk) {
        this.walk = walk;
    }

    Shape visit(CelExpr call, Set<String> present) {
        CelExpr target = call.call().target().orElseThrow();
        List<CelExpr> arguments = call.call().args();
        String function = call.call().function();
        Shape over = walk.visit(target, present);
        if (arguments.size() != 2 || arguments.get(0).exprKind().getKind() != CelExpr.ExprKind.Kind.IDENT) {
            walk.report(
                    "type-mismatch",
                    walk.places().function(call),
                    "\"" + function + "\" takes a name for the item and an expression",
                    Optional.of("write it like nodes." + function + "(node, node.name "
                            + (function.equals("map") ? ")" : "!= \"\")")));
            return Shape.BROKEN;
        }
        String name = arguments.get(0).ident().name();
        if (walk.isName(name)) {
            walk.report(
                    "name-taken",
                    walk.places().mark(arguments.get(0)),
                    "\"" + name + "\" is known here already",
                    Optional.of("give the item another name"));
            return Shape.BROKEN;
        }
        if (over instanceof Shape.NoItems) {
            return misfit(call, "an empty list, written out,");
        }
        Optional<ValueType> type = walk.settled(target, over);
        if (type.isEmpty()) {
            return Shape.BROKEN;
        }
        return switch (type.get()) {
            case ValueType.ListOf list -> loop(call, name, list.element(), list, present);
            case ValueType.MapOf map -> loop(call, name, ValueType.TEXT, new ValueType.ListOf(ValueType.TEXT), present);
            default -> misfit(call, Types.describe(type.get()));
        };
    }

    private Shape loop(CelExpr call, String name, ValueType item, ValueType whole, Set<String> present) {
        CelExpr body = call.call().args().get(1);
        Optional<ValueType> each = walk.settled(body, walk.within(name, item, body, present));
        if (each.isEmpty()) {
            return Shape.BROKEN;
        }
        String function = call.call().function();
        if (function.equals("map")) {
            return new Shape.Present(new ValueType.ListOf(each.get()));
        }
        if (!(each.get() instanceof ValueType.Truth)) {
            walk.report(
                    "type-mismatch",
                    walk.places().start(body),
                    "\"" + function + "\" takes a condition, and here stands " + Types.describe(each.get()),
                    Optional.of("compare it with something"));
            return Shape.BROKEN;
        }
        return new Shape.Present(function.equals("filter") ? whole : ValueType.TRUTH);
    }

    private Shape misfit(CelExpr call, String what) {
        walk.report(
                "type-mismatch",
                walk.places().function(call),
                what + " has no items for \"" + call.call().function() + "\"",
                Optional.empty());
        return Shape.BROKEN;
    }
}
