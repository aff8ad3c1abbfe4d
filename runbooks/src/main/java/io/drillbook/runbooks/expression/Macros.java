package io.drillbook.runbooks.expression;

import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import java.util.List;
import java.util.Optional;

/** Writes {@code has} and the loops out as what CEL's runtime runs. */
final class Macros {
    /** What a loop gathers into: a name no author can write. */
    static final String GATHERED = "@result";

    private final TreeBuilder parts;

    Macros(TreeBuilder parts) {
        this.parts = parts;
    }

    /** What such a call stands for; empty for every other call. */
    Optional<CelExpr> expand(int index, Optional<CelExpr> target, String function, List<CelExpr> arguments) {
        if (target.isEmpty()) {
            boolean has = function.equals("has")
                    && arguments.size() == 1
                    && arguments.getFirst().exprKind().getKind() == CelExpr.ExprKind.Kind.SELECT;
            return has
                    ? Optional.of(parts.hasField(
                            index,
                            arguments.getFirst().select().operand(),
                            arguments.getFirst().select().field()))
                    : Optional.empty();
        }
        if (arguments.size() != 2 || arguments.getFirst().exprKind().getKind() != CelExpr.ExprKind.Kind.IDENT) {
            return Optional.empty();
        }
        String item = arguments.getFirst().ident().name();
        CelExpr body = arguments.get(1);
        return switch (function) {
            case "all" ->
                Optional.of(parts.loop(
                        index,
                        item,
                        target.get(),
                        truth(index, true),
                        parts.call(index, "@not_strictly_false", gathered(index)),
                        parts.call(index, "_&&_", gathered(index), body),
                        gathered(index)));
            case "exists" ->
                Optional.of(parts.loop(
                        index,
                        item,
                        target.get(),
                        truth(index, false),
                        parts.call(index, "@not_strictly_false", parts.call(index, "!_", gathered(index))),
                        parts.call(index, "_||_", gathered(index), body),
                        gathered(index)));
            case "exists_one" -> Optional.of(existsOne(index, item, target.get(), body));
            case "map" -> Optional.of(gather(index, item, target.get(), with(index, body)));
            case "filter" ->
                Optional.of(gather(
                        index,
                        item,
                        target.get(),
                        parts.call(index, "_?_:_", body, with(index, arguments.getFirst()), gathered(index))));
            default -> Optional.empty();
        };
    }

    private CelExpr existsOne(int index, String item, CelExpr range, CelExpr body) {
        return parts.loop(
                index,
                item,
                range,
                whole(index, 0),
                truth(index, true),
                parts.call(
                        index,
                        "_?_:_",
                        body,
                        parts.call(index, "_+_", gathered(index), whole(index, 1)),
                        gathered(index)),
                parts.call(index, "_==_", gathered(index), whole(index, 1)));
    }

    private CelExpr gather(int index, String item, CelExpr range, CelExpr step) {
        CelExpr nothing = parts.list(index, List.of(), List.of());
        return parts.loop(index, item, range, nothing, truth(index, true), step, gathered(index));
    }

    private CelExpr with(int index, CelExpr one) {
        return parts.call(index, "_+_", gathered(index), parts.list(index, List.of(one), List.of()));
    }

    private CelExpr gathered(int index) {
        return parts.name(index, GATHERED);
    }

    private CelExpr truth(int index, boolean value) {
        return parts.constant(index, CelConstant.ofValue(value));
    }

    private CelExpr whole(int index, long value) {
        return parts.constant(index, CelConstant.ofValue(value));
    }
}
