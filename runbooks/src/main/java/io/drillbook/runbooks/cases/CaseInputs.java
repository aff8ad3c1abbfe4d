package io.drillbook.runbooks.cases;

import io.drillbook.runbooks.parse.MappingReader;
import io.drillbook.runbooks.plan.Binder;
import io.drillbook.runbooks.plan.Definition;
import io.drillbook.runbooks.plan.Plan;
import io.drillbook.runbooks.problem.NearestName;
import io.drillbook.runbooks.problem.ProblemList;
import io.drillbook.runbooks.problem.ProblemsException;
import io.drillbook.runbooks.source.Position;
import io.drillbook.runbooks.type.LiteralHint;
import io.drillbook.runbooks.type.LiteralReader;
import io.drillbook.runbooks.type.TypeWords;
import io.drillbook.runbooks.type.ValueType.RecordOf;
import io.drillbook.runbooks.yaml.YamlNode.Entry;
import io.drillbook.runbooks.yaml.YamlNode.Mapping;
import io.drillbook.runbooks.yaml.YamlNode.Scalar;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads the inputs of cases and binds the runbook to them. */
final class CaseInputs {
    private final Definition definition;
    private final ProblemList problems;

    CaseInputs(Definition definition, ProblemList problems) {
        this.definition = definition;
        this.problems = problems;
    }

    /** The texts under the key {@code inputs}, each checked at its place. */
    SortedMap<String, String> read(MappingReader reader) {
        SortedMap<String, String> given = new TreeMap<>();
        List<Entry> entries = reader.node("inputs")
                .flatMap(node -> MappingReader.mapping("inputs", node, problems))
                .map(Mapping::entries)
                .orElse(List.of());
        List<String> known =
                definition.inputs().stream().map(Definition.Input::name).toList();
        for (Entry entry : entries) {
            String name = entry.key().text();
            Optional<Definition.Input> input = definition.inputs().stream()
                    .filter(each -> each.name().equals(name))
                    .findFirst();
            if (input.isEmpty()) {
                problems.error(
                        "unknown-input",
                        entry.key().position(),
                        definition.runbook() + " has no input \"" + name + "\"",
                        NearestName.hint(name, known));
            } else if (!(entry.value() instanceof Scalar scalar) || scalar.isNothing()) {
                MappingReader.wrongShape(
                        entry.value(),
                        "the input \"" + name + "\" is "
                                + TypeWords.a(input.get().type()),
                        problems);
            } else if (readable(input.get(), scalar)) {
                given.put(name, scalar.text());
            }
        }
        return given;
    }

    private boolean readable(Definition.Input input, Scalar scalar) {
        if (input.type() instanceof RecordOf
                || LiteralReader.read(input.type(), scalar.text()).isPresent()) {
            return true;
        }
        problems.error(
                "wrong-type",
                scalar.position(),
                "the input \"" + input.name() + "\" is " + TypeWords.a(input.type()) + ", not " + scalar.describe(),
                LiteralHint.of(input.type(), scalar.text()));
        return false;
    }

    /** The plan of a case; what the binder refuses is reported at the case. */
    Optional<Plan> bind(SortedMap<String, String> given, Position position) {
        try {
            return Optional.of(Binder.bind(definition, StandInInventory.of(definition, given), given));
        } catch (ProblemsException refused) {
            refused.problems()
                    .forEach(problem -> problems.error(
                            problem.code(),
                            position,
                            problem.message(),
                            problem.code().equals("missing-input")
                                    ? Optional.of("give it under inputs, of the case or of the file")
                                    : problem.hint()));
            return Optional.empty();
        }
    }
}
