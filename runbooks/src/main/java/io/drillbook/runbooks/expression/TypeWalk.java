package io.drillbook.runbooks.expression;

import dev.cel.common.ast.CelExpr;
import io.drillbook.runbooks.problem.NearestName;
import io.drillbook.runbooks.type.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Walks the tree of one expression, gives every part its type and collects all issues. */
final class TypeWalk {
    private static final int DEEPEST = 200;

    private final SortedMap<String, ValueType> names;
    private final Places places;
    private final List<ExpressionIssue> issues = new ArrayList<>();
    private final SelectRules selects = new SelectRules(this);
    private final CallRules calls = new CallRules(this);
    private int depth;

    TypeWalk(Scope scope, Places places) {
        this.names = new TreeMap<>(scope.names());
        this.places = places;
    }

    /** @param present paths of optional fields that are there whenever this part is evaluated */
    Shape visit(CelExpr expression, Set<String> present) {
        if (depth >= DEEPEST) {
            issues.add(ExpressionParser.tooDeep(places.start(expression)));
            return Shape.BROKEN;
        }
        depth++;
        Shape shape = switch (expression.exprKind().getKind()) {
            case CONSTANT -> constant(expression);
            case IDENT -> name(expression);
            case SELECT -> selects.field(expression, present);
            case CALL -> calls.visit(expression, present);
            case LIST -> list(expression, present);
            default -> forbidden(expression, "a map or record", "write it in YAML, key by key");
        };
        depth--;
        return shape;
    }

    /** The type of a part that is computed with: there for sure, and no secret. Empty after an issue. */
    Optional<ValueType> value(CelExpr expression, Set<String> present) {
        return settled(expression, visit(expression, present));
    }

    /** As {@link #value}, for a part that was visited already. */
    Optional<ValueType> settled(CelExpr expression, Shape shape) {
        return switch (shape) {
            case Shape.Present(ValueType type)
            when type instanceof ValueType.SecretType -> {
                secret(expression);
                yield Optional.empty();
            }
            case Shape.Present(ValueType type) -> Optional.of(type);
            case Shape.Perhaps(ValueType type) -> {
                report(
                        "may-be-absent",
                        places.start(expression),
                        Paths.show(expression, "what stands here") + " may be absent",
                        Optional.of("give a value for that case with .orValue(...)"));
                yield Optional.empty();
            }
            case Shape.NoItems none -> Optional.of(new ValueType.ListOf(ValueType.TEXT));
            case Shape.Broken broken -> Optional.empty();
        };
    }

    void secret(CelExpr expression) {
        report(
                "secret-in-expression",
                places.start(expression),
                Paths.show(expression, "this value") + " is a secret, or holds one",
                Optional.of("pass it on as it is, as a whole value; it cannot be computed with, compared or printed"));
    }

    void report(String code, int offset, String message, Optional<String> hint) {
        issues.add(new ExpressionIssue(code, offset, message, hint));
    }

    Places places() {
        return places;
    }

    List<ExpressionIssue> issues() {
        return issues;
    }

    boolean isName(String name) {
        return names.containsKey(name);
    }

    /** Walks a part in which one more name is known. */
    Shape within(String name, ValueType type, CelExpr body, Set<String> present) {
        names.put(name, type);
        Shape shape = visit(body, present);
        names.remove(name);
        return shape;
    }

    private Shape name(CelExpr expression) {
        String name = expression.ident().name();
        ValueType type = names.get(name);
        if (type != null) {
            return new Shape.Present(type);
        }
        report(
                "unknown-name",
                places.mark(expression),
                "\"" + name + "\" is not known here",
                NearestName.hint(name, names.keySet())
                        .map(hint -> hint.startsWith("known here") ? hint + "; a text stands in quotes" : hint));
        return Shape.BROKEN;
    }

    private Shape constant(CelExpr expression) {
        return switch (expression.constant().getKind()) {
            case STRING_VALUE ->
                new Shape.Present(Types.exactly(expression.constant().stringValue()));
            case INT64_VALUE -> new Shape.Present(ValueType.WHOLE);
            case DOUBLE_VALUE -> new Shape.Present(ValueType.NUMBER);
            case BOOLEAN_VALUE -> new Shape.Present(ValueType.TRUTH);
            case NULL_VALUE -> forbidden(expression, "null", "what may be absent is tested with has(...)");
            case UINT64_VALUE -> forbidden(expression, "an unsigned number", "write it without the u");
            default -> forbidden(expression, "a text of bytes", "write it without the b");
        };
    }

    private Shape list(CelExpr expression, Set<String> present) {
        if (!expression.list().optionalIndices().isEmpty()) {
            return forbidden(expression, "an item with ?", "give a value for that case with .orValue(...)");
        }
        List<CelExpr> items = expression.list().elements();
        Optional<ValueType> element = Optional.empty();
        boolean broken = false;
        for (CelExpr item : items) {
            Optional<ValueType> type = value(item, present);
            Optional<ValueType> before = element;
            if (type.isPresent() && before.isPresent()) {
                element = Types.join(before.get(), type.get());
                if (element.isEmpty()) {
                    report(
                            "type-mismatch",
                            places.start(item),
                            "the items of a list are of one type: " + Types.describe(before.get()) + " and "
                                    + Types.describe(type.get()) + " do not go together",
                            Operators.hint(before.get(), type.get()));
                    return Shape.BROKEN;
                }
            } else {
                element = before.or(() -> type);
            }
            broken |= type.isEmpty();
        }
        if (broken) {
            return Shape.BROKEN;
        }
        return element.<Shape>map(type -> new Shape.Present(new ValueType.ListOf(type)))
                .orElse(Shape.NO_ITEMS);
    }

    private Shape forbidden(CelExpr expression, String what, String hint) {
        report(
                "forbidden-literal",
                places.start(expression),
                what + " cannot be written in an expression",
                Optional.of(hint));
        return Shape.BROKEN;
    }
}
