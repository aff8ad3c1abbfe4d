package io.drillbook.runbooks.expression;

import dev.cel.common.ast.CelExpr;
import io.drillbook.runbooks.type.ValueType;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What can be asked of a value that may be absent: {@code orValue}, {@code or}, {@code hasValue}. */
final class OptionalRules {
    private final TypeWalk walk;

    OptionalRules(TypeWalk walk) {
        this.walk = walk;
    }

    Shape visit(CelExpr call, Set<String> present) {
        CelExpr target = call.call().target().orElseThrow();
        int before = walk.issues().size();
        Shape shape = walk.visit(target, present);
        if (walk.issues().size() > before) {
            return Shape.BROKEN;
        }
        return switch (shape) {
            case Shape.Broken broken -> broken;
            case Shape.Perhaps(ValueType type)
            when type instanceof ValueType.SecretType -> {
                walk.secret(target);
                yield Shape.BROKEN;
            }
            case Shape.Perhaps(ValueType type) -> called(call, type, present);
            default -> alwaysThere(call, target);
        };
    }

    private Shape called(CelExpr call, ValueType type, Set<String> present) {
        List<CelExpr> arguments = call.call().args();
        String function = call.call().function();
        int wanted = function.equals("hasValue") ? 0 : 1;
        if (arguments.size() != wanted) {
            walk.report(
                    "type-mismatch",
                    walk.places().function(call),
                    "\"" + function + "\" takes " + (wanted == 0 ? "nothing" : "one value") + ", not "
                            + arguments.size(),
                    Optional.empty());
            return Shape.BROKEN;
        }
        return switch (function) {
            case "hasValue" -> new Shape.Present(ValueType.TRUTH);
            case "or" -> or(call, type, walk.visit(arguments.get(0), present));
            default -> orValue(call, type, present);
        };
    }

    private Shape orValue(CelExpr call, ValueType type, Set<String> present) {
        CelExpr argument = call.call().args().get(0);
        Shape other = walk.visit(argument, present);
        if (other instanceof Shape.NoItems && type instanceof ValueType.ListOf) {
            return new Shape.Present(type);
        }
        Optional<ValueType> otherType = walk.settled(argument, other);
        if (otherType.isEmpty()) {
            return Shape.BROKEN;
        }
        Optional<ValueType> joined = Types.join(type, otherType.get());
        return joined.isPresent() ? new Shape.Present(joined.get()) : misfit(call, type, otherType.get());
    }

    private Shape or(CelExpr call, ValueType type, Shape other) {
        if (other instanceof Shape.Broken) {
            return other;
        }
        if (!(other instanceof Shape.Perhaps(ValueType otherType))) {
            walk.report(
                    "type-mismatch",
                    walk.places().start(call.call().args().get(0)),
                    "\"or\" takes another value that may be absent",
                    Optional.of("use orValue(...) for a value that is always there"));
            return Shape.BROKEN;
        }
        Optional<ValueType> joined = Types.join(type, otherType);
        return joined.isPresent() ? new Shape.Perhaps(joined.get()) : misfit(call, type, otherType);
    }

    private Shape misfit(CelExpr call, ValueType type, ValueType other) {
        walk.report(
                "type-mismatch",
                walk.places().start(call.call().args().get(0)),
                "\"" + call.call().function() + "\" stands in for " + Types.describe(type) + ", not for "
                        + Types.describe(other),
                Operators.hint(type, other));
        return Shape.BROKEN;
    }

    private Shape alwaysThere(CelExpr call, CelExpr target) {
        walk.report(
                "type-mismatch",
                walk.places().function(call),
                "\"" + call.call().function() + "\" belongs behind a value that may be absent, and "
                        + Paths.show(target, "what stands here") + " is always there",
                Optional.of("leave it out"));
        return Shape.BROKEN;
    }
}
