package io.drillbook.runbooks.expression;

import io.drillbook.runbooks.type.ValueType;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Checks an expression against the types of the names it uses.
 *
 * <p>The grammar is CEL's; the types are ours, because a duration, a size, a secret, a word out of a few and a field that may be
 * absent have to be told apart here, and in words an author knows.
 */
public final class ExpressionChecker {
    private ExpressionChecker() {}

    /**
     * Checks one expression; never throws for anything that is in it. A slip of syntax stands alone, all other issues
     * come together.
     */
    public static Checked check(String source, Scope scope) {
        ExpressionParser.Parsed parsed = ExpressionParser.asWritten(source);
        if (parsed.issue().isPresent()) {
            return new Checked.Bad(List.of(parsed.issue().get()));
        }
        try {
            return check(parsed.tree().orElseThrow(), scope);
        } catch (StackOverflowError tooDeep) {
            return new Checked.Bad(List.of(ExpressionParser.tooDeep(0)));
        }
    }

    private static Checked check(SyntaxTree tree, Scope scope) {
        TypeWalk walk = new TypeWalk(scope, new Places(tree));
        Shape shape = walk.visit(tree.root(), new TreeSet<>());
        // A secret may be handed on by its path alone; anything else that gives one computes with it.
        Optional<ValueType> secret = secretOf(shape);
        if (secret.isPresent() && Paths.of(tree.root()).isEmpty()) {
            walk.secret(tree.root());
        }
        if (!walk.issues().isEmpty()) {
            return new Checked.Bad(walk.issues().stream()
                    .distinct()
                    .sorted(Comparator.comparingInt(ExpressionIssue::offset).thenComparing(ExpressionIssue::code))
                    .toList());
        }
        return switch (shape) {
            case Shape.Present(ValueType type) -> new Checked.Good(type, false);
            case Shape.Perhaps(ValueType type) -> new Checked.Good(type, true);
            case Shape.NoItems none -> new Checked.Good(new ValueType.ListOf(ValueType.TEXT), false);
            case Shape.Broken broken -> throw new IllegalStateException("broken without an issue: " + tree.source());
        };
    }

    private static Optional<ValueType> secretOf(Shape shape) {
        return switch (shape) {
            case Shape.Present(ValueType type) when type instanceof ValueType.SecretType -> Optional.of(type);
            case Shape.Perhaps(ValueType type) when type instanceof ValueType.SecretType -> Optional.of(type);
            default -> Optional.empty();
        };
    }
}
