package io.drillbook.runbooks.typing;

import io.drillbook.runbooks.model.Runbook.Input;
import io.drillbook.runbooks.plan.Definition;
import io.drillbook.runbooks.problem.ProblemList;
import io.drillbook.runbooks.type.LiteralHint;
import io.drillbook.runbooks.type.LiteralReader;
import io.drillbook.runbooks.type.TypeWords;
import io.drillbook.runbooks.type.ValueType;
import io.drillbook.runbooks.type.ValueType.RecordOf;
import io.drillbook.runbooks.yaml.YamlNode.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Types inputs and reads their defaults. */
final class InputTyper {
    private final ProblemList problems;
    private final SortedSet<String> unsure = new TreeSet<>();

    InputTyper(ProblemList problems) {
        this.problems = problems;
    }

    List<Definition.Input> type(List<Input> inputs) {
        List<Definition.Input> typed = new ArrayList<>();
        for (Input input : inputs) {
            if (input.type().isEmpty()) {
                unsure.add("inputs." + input.name().value());
                continue;
            }
            ValueType type = InputTypes.of(input.type().get(), input.oneOf());
            Optional<Object> fallback = input.fallback().flatMap(scalar -> fallback(type, scalar));
            typed.add(new Definition.Input(
                    input.name().value(),
                    type,
                    fallback,
                    input.optional(),
                    input.about(),
                    input.engine().map(engine -> engine.value())));
        }
        return typed;
    }

    /** Names, with {@code inputs.} before them, whose type could not be read. */
    SortedSet<String> unsure() {
        return unsure;
    }

    private Optional<Object> fallback(ValueType type, Scalar scalar) {
        // An entry of the inventory is named here and looked up when the runbook is bound.
        ValueType written = type instanceof RecordOf ? ValueType.TEXT : type;
        if (scalar.text().contains("${")) {
            problems.error(
                    "expression-not-allowed",
                    scalar.position(),
                    "a default is the same for every run, so it holds no ${ }",
                    "make the input optional and use orValue(...) where it is used");
            return Optional.empty();
        }
        Optional<Object> value = LiteralReader.read(written, scalar.text());
        if (value.isEmpty()) {
            problems.error(
                    "bad-default",
                    scalar.position(),
                    "this default is " + TypeWords.a(written) + ", not " + scalar.describe(),
                    LiteralHint.of(written, scalar.text()));
        }
        return value;
    }
}
