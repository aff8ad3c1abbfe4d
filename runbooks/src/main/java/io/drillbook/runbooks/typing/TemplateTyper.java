package io.drillbook.runbooks.typing;

import io.drillbook.runbooks.action.RecordShapes;
import io.drillbook.runbooks.expression.TemplateException;
import io.drillbook.runbooks.expression.TemplatePart;
import io.drillbook.runbooks.expression.TemplateReader;
import io.drillbook.runbooks.plan.PlanValue;
import io.drillbook.runbooks.problem.ProblemList;
import io.drillbook.runbooks.source.Position;
import io.drillbook.runbooks.type.TypeWords;
import io.drillbook.runbooks.type.ValueType;
import io.drillbook.runbooks.type.ValueType.RecordOf;
import io.drillbook.runbooks.typing.ExpressionTyper.Typed;
import io.drillbook.runbooks.yaml.YamlNode.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Types texts with expressions in them. A text that is one expression and nothing else keeps the expression's type. */
final class TemplateTyper {
    private final ExpressionTyper expressions;
    private final ProblemList problems;

    TemplateTyper(ExpressionTyper expressions, ProblemList problems) {
        this.expressions = expressions;
        this.problems = problems;
    }

    /** A value with its type. */
    record TypedValue(PlanValue value, ValueType type, boolean absent) {}

    /** A text as it was written, split; or the text that it is when it holds no expression. */
    sealed interface Read {
        record Plain(String text) implements Read {}

        record Holes(List<TemplatePart> parts) implements Read {}
    }

    /** Splits a text; empty when that was reported as impossible. */
    Optional<Read> read(Scalar scalar) {
        if (CutComment.reportedHole(scalar, problems)) {
            return Optional.empty();
        }
        try {
            List<TemplatePart> parts = TemplateReader.read(scalar.text());
            boolean plain = parts.stream().allMatch(part -> part instanceof TemplatePart.Text);
            return Optional.of(plain ? new Read.Plain(joined(parts)) : new Read.Holes(parts));
        } catch (TemplateException unreadable) {
            problems.error(
                    unreadable.code(), scalar.positionAt(unreadable.offset()), String.valueOf(unreadable.getMessage()));
            return Optional.empty();
        }
    }

    /** The value of a text with holes. */
    Optional<TypedValue> holes(String key, Scalar scalar, List<TemplatePart> parts, Names names) {
        List<TemplatePart> filled = parts.stream()
                .filter(part ->
                        !(part instanceof TemplatePart.Text text && text.text().isBlank()))
                .toList();
        if (filled.size() == 1 && filled.getFirst() instanceof TemplatePart.Hole hole) {
            return expressions
                    .type(scalar, hole.expression(), hole.offset(), names)
                    .map(typed -> new TypedValue(computed(hole, typed), typed.type(), typed.absent()));
        }
        return template(key, scalar, parts, names).map(value -> new TypedValue(value, ValueType.TEXT, false));
    }

    /** A value of whatever type it has; text when it is no expression. */
    Optional<TypedValue> any(String key, Scalar scalar, Names names) {
        return read(scalar).flatMap(read -> switch (read) {
            case Read.Plain plain ->
                Optional.of(new TypedValue(new PlanValue.Literal(plain.text(), ValueType.TEXT), ValueType.TEXT, false));
            case Read.Holes holes -> holes(key, scalar, holes.parts(), names);
        });
    }

    /** A text for people, in which even a single expression is printed. */
    Optional<PlanValue> text(String key, Scalar scalar, Names names) {
        return read(scalar).flatMap(read -> switch (read) {
            case Read.Plain plain ->
                Optional.of(new PlanValue.Literal(plain.text().strip(), ValueType.TEXT));
            case Read.Holes holes -> template(key, scalar, holes.parts(), names);
        });
    }

    /** A text with its expressions left out, for titles. */
    static String title(String text) {
        return text.strip().replaceAll("\\$\\{[^}]*\\}", "…");
    }

    private Optional<PlanValue> template(String key, Scalar scalar, List<TemplatePart> parts, Names names) {
        List<PlanValue> values = new ArrayList<>();
        for (TemplatePart part : parts) {
            switch (part) {
                case TemplatePart.Text text -> values.add(new PlanValue.Literal(text.text(), ValueType.TEXT));
                case TemplatePart.Hole hole ->
                    expressions
                            .type(scalar, hole.expression(), hole.offset(), names)
                            .filter(typed -> printable(key, typed.type(), scalar.positionAt(hole.offset())))
                            .ifPresent(typed -> values.add(computed(hole, typed)));
            }
        }
        return values.size() == parts.size() ? Optional.of(new PlanValue.Template(values)) : Optional.empty();
    }

    private boolean printable(String key, ValueType type, Position position) {
        if (type instanceof ValueType.SecretType) {
            problems.error(
                    "secret-shown",
                    position,
                    "\"" + key + "\" would show a secret",
                    "a secret can only be handed to an action, whole");
            return false;
        }
        boolean nameless =
                type instanceof RecordOf record && record.field("name").isEmpty();
        if (nameless || type instanceof ValueType.MapOf) {
            problems.error(
                    "not-printable",
                    position,
                    "\"" + key + "\" is a text, and " + TypeWords.a(type) + " has no text form",
                    "name one of its fields");
            return false;
        }
        return true;
    }

    private static PlanValue.Computed computed(TemplatePart.Hole hole, Typed typed) {
        return new PlanValue.Computed(hole.expression(), RecordShapes.bare(typed.type()));
    }

    private static String joined(List<TemplatePart> parts) {
        return parts.stream().map(part -> ((TemplatePart.Text) part).text()).collect(Collectors.joining());
    }
}
