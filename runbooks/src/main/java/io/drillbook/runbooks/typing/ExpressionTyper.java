package io.drillbook.runbooks.typing;

import io.drillbook.runbooks.expression.Checked;
import io.drillbook.runbooks.expression.ExpressionChecker;
import io.drillbook.runbooks.expression.ExpressionIssue;
import io.drillbook.runbooks.expression.References;
import io.drillbook.runbooks.problem.ProblemList;
import io.drillbook.runbooks.source.Position;
import io.drillbook.runbooks.type.TypeWords;
import io.drillbook.runbooks.type.ValueType;
import io.drillbook.runbooks.yaml.YamlNode.Scalar;
import java.util.Optional;

/** Types one expression where it stands, and reports what is wrong with it at the right column. */
final class ExpressionTyper {
    private final StepPlaces places;
    private final ProblemList problems;

    ExpressionTyper(StepPlaces places, ProblemList problems) {
        this.places = places;
        this.problems = problems;
    }

    /**
     * An expression's type.
     *
     * @param absent whether its value may be absent
     */
    record Typed(ValueType type, boolean absent) {}

    /**
     * Types an expression.
     *
     * @param offset of the expression in the scalar's value, in code points
     * @return empty when something was reported, now or before
     */
    Optional<Typed> type(Scalar scalar, String expression, int offset, Names names) {
        if (CutComment.reported(scalar, expression, problems) || !followable(scalar, expression, offset, names)) {
            return Optional.empty();
        }
        return switch (ExpressionChecker.check(expression, names.scope())) {
            case Checked.Good good -> Optional.of(new Typed(good.type(), good.absent()));
            case Checked.Bad bad -> {
                for (ExpressionIssue issue : bad.issues()) {
                    problems.error(
                            issue.code(), scalar.positionAt(offset + issue.offset()), issue.message(), issue.hint());
                }
                yield Optional.empty();
            }
        };
    }

    /** A condition: a whole scalar that is true or false. */
    Optional<String> condition(String key, Scalar scalar, Names names) {
        Optional<Typed> typed = type(scalar, scalar.text(), 0, names);
        if (typed.isEmpty()) {
            return Optional.empty();
        }
        if (!(typed.get().type() instanceof ValueType.Truth)) {
            problems.error(
                    "wrong-type",
                    scalar.position(),
                    "\"" + key + "\" is true or false; this expression gives "
                            + TypeWords.a(typed.get().type()),
                    "compare it with something");
            return Optional.empty();
        }
        if (typed.get().absent()) {
            problems.error(
                    "may-be-absent",
                    scalar.position(),
                    "\"" + key + "\" is true or false; this value may be absent",
                    "say what an absent one means: add .orValue(false)");
            return Optional.empty();
        }
        return Optional.of(scalar.text().strip());
    }

    /** Whether every step that is named can be named here; reports those that exist and cannot. */
    private boolean followable(Scalar scalar, String expression, int offset, Names names) {
        boolean good = true;
        for (References.Reference reference : References.in(expression)) {
            if (names.isUnsure(reference)) {
                return false;
            }
            boolean known = !reference.root().equals("steps") || names.steps().containsKey(reference.name());
            Optional<StepPlaces.Place> place = known ? Optional.empty() : places.find(reference.name());
            if (place.isPresent()) {
                report(scalar.positionAt(offset + reference.offset()), reference.name(), place.get());
                good = false;
            }
        }
        return good;
    }

    private void report(Position position, String name, StepPlaces.Place place) {
        String step = "step \"" + name + "\" (line " + place.line() + ")";
        if (!place.gives()) {
            problems.error(
                    "step-without-outputs",
                    position,
                    step + " has no outputs",
                    "actions, polls, loops and what declares outputs have some");
        } else if (place.scope().isPresent()) {
            StepPlaces.Scope scope = place.scope().get();
            problems.error("step-out-of-reach", position, step + " stands in " + scope.words(), scope.instead());
        } else {
            problems.error(
                    "step-not-run-yet",
                    position,
                    step + " has not run when this is computed",
                    "only earlier steps can be used; the inputs of an undo are computed before its own act");
        }
    }
}
