package io.drillbook.runbooks.expression;

import dev.cel.common.ast.CelExpr;
import io.drillbook.runbooks.problem.NearestName;
import io.drillbook.runbooks.type.ValueType;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Fields and keys: {@code a.b}, {@code a.?b}, {@code a["b"]}, {@code a[?"b"]}, {@code a[0]}, {@code has(a.b)}. */
final class SelectRules {
    private final TypeWalk walk;

    SelectRules(TypeWalk walk) {
        this.walk = walk;
    }

    /** {@code a.b} */
    Shape field(CelExpr select, Set<String> present) {
        Shape of = walk.visit(select.select().operand(), present);
        return reach(of, select, select.select().operand(), select.select().field(), present, false);
    }

    /** {@code a.?b} */
    Shape optionalField(CelExpr call, Set<String> present) {
        CelExpr operand = call.call().args().get(0);
        String name = call.call().args().get(1).constant().stringValue();
        return reach(walk.visit(operand, present), call, operand, name, present, true);
    }

    /** {@code has(a.b)}: the field must exist in the type, whatever it is. */
    Shape has(CelExpr call, Set<String> present) {
        List<CelExpr> arguments = call.call().args();
        boolean field = arguments.size() == 1 && arguments.get(0).exprKind().getKind() == CelExpr.ExprKind.Kind.SELECT;
        if (!field) {
            walk.report(
                    "type-mismatch",
                    walk.places().function(call),
                    "has(...) asks for one field",
                    Optional.of("write it like has(steps.before.lag)"));
            return Shape.BROKEN;
        }
        CelExpr select = arguments.get(0);
        Shape of = walk.visit(select.select().operand(), present);
        Shape reached =
                reach(of, select, select.select().operand(), select.select().field(), present, true);
        return reached instanceof Shape.Broken ? reached : new Shape.Present(ValueType.TRUTH);
    }

    /** {@code a[0]}, {@code a["b"]} and their forms with {@code ?}. */
    Shape index(CelExpr call, Set<String> present, boolean optional) {
        CelExpr operand = call.call().args().get(0);
        CelExpr key = call.call().args().get(1);
        Shape of = walk.visit(operand, present);
        Optional<ValueType> keyType = walk.value(key, present);
        return switch (of) {
            case Shape.Broken broken -> broken;
            case Shape.NoItems none -> misfit(call, operand, "an empty list has no items");
            case Shape.Present(ValueType type) -> item(type, keyType, call, operand, present, optional);
            case Shape.Perhaps(ValueType type) -> item(type, keyType, call, operand, present, true);
        };
    }

    private Shape item(
            ValueType type,
            Optional<ValueType> key,
            CelExpr call,
            CelExpr operand,
            Set<String> present,
            boolean optional) {
        if (key.isEmpty()) {
            return Shape.BROKEN;
        }
        if (type instanceof ValueType.ListOf list && key.get() instanceof ValueType.Whole) {
            return optional ? new Shape.Perhaps(list.element()) : new Shape.Present(list.element());
        }
        if (type instanceof ValueType.MapOf map && key.get() instanceof ValueType.Text) {
            if (!optional && !isPresent(call, present)) {
                absent(call, operand, "[?...]");
            }
            return optional ? new Shape.Perhaps(map.value()) : new Shape.Present(map.value());
        }
        String wanted = switch (type) {
            case ValueType.ListOf list -> "an item of a list is reached by its number, not by ";
            case ValueType.MapOf map -> "an entry of a map is reached by a text, not by ";
            default -> Types.describe(type) + " has no items to reach by ";
        };
        return misfit(call, operand, wanted + Types.describe(key.get()));
    }

    private Shape reach(Shape of, CelExpr select, CelExpr operand, String name, Set<String> present, boolean optional) {
        return switch (of) {
            case Shape.Broken broken -> broken;
            case Shape.NoItems none -> misfit(select, operand, "a list has no field \"" + name + "\"");
            case Shape.Present(ValueType type) -> reach(type, select, operand, name, present, optional);
            case Shape.Perhaps(ValueType type) -> reach(type, select, operand, name, present, true);
        };
    }

    private Shape reach(
            ValueType type, CelExpr select, CelExpr operand, String name, Set<String> present, boolean optional) {
        if (type instanceof ValueType.MapOf map) {
            if (!optional && !isPresent(select, present)) {
                absent(select, operand, ".?" + name);
            }
            return optional ? new Shape.Perhaps(map.value()) : new Shape.Present(map.value());
        }
        if (!(type instanceof ValueType.RecordOf record)) {
            return misfit(select, operand, Types.describe(type) + " has no field \"" + name + "\"");
        }
        Optional<ValueType.Field> field = record.field(name);
        if (field.isEmpty()) {
            List<String> known =
                    record.fields().stream().map(ValueType.Field::name).toList();
            walk.report(
                    "unknown-field",
                    walk.places().field(select),
                    Paths.show(operand, "a " + record.name()) + " has no field \"" + name + "\"",
                    NearestName.hint(name, known));
            return Shape.BROKEN;
        }
        if (optional) {
            return new Shape.Perhaps(field.get().type());
        }
        if (field.get().optional() && !isPresent(select, present)) {
            absent(select, operand, ".?" + name);
        }
        return new Shape.Present(field.get().type());
    }

    private void absent(CelExpr select, CelExpr operand, String instead) {
        Optional<String> path = Paths.of(select);
        String safe = Paths.of(operand).orElse("...") + instead;
        walk.report(
                "may-be-absent",
                walk.places().field(select),
                Paths.show(select, "what stands here") + " may be absent",
                Optional.of("write " + safe + ", with .orValue(...) where a value is needed"
                        + path.map(known -> ", or test it first: has(" + known + ") && ...")
                                .orElse("")));
    }

    private static boolean isPresent(CelExpr select, Set<String> present) {
        return Paths.of(select).map(present::contains).orElse(false);
    }

    private Shape misfit(CelExpr select, CelExpr operand, String message) {
        String whose = Paths.of(operand).map(path -> "\"" + path + "\": ").orElse("");
        walk.report("type-mismatch", walk.places().field(select), whose + message, Optional.empty());
        return Shape.BROKEN;
    }
}
