package io.drillbook.runbooks.cases;

import io.drillbook.runbooks.call.Outcome;
import io.drillbook.runbooks.cases.Expectation.Stop;
import io.drillbook.runbooks.parse.MappingReader;
import io.drillbook.runbooks.plan.Definition;
import io.drillbook.runbooks.problem.NearestName;
import io.drillbook.runbooks.problem.ProblemList;
import io.drillbook.runbooks.type.ValueType.Field;
import io.drillbook.runbooks.yaml.YamlNode;
import io.drillbook.runbooks.yaml.YamlNode.Entry;
import io.drillbook.runbooks.yaml.YamlNode.Mapping;
import io.drillbook.runbooks.yaml.YamlNode.Refused;
import io.drillbook.runbooks.yaml.YamlNode.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads what is expected of a case; names and outputs are checked against the runbook. */
final class ExpectationReader {
    private final Definition definition;
    private final StepNames names;
    private final ProblemList problems;

    ExpectationReader(Definition definition, StepNames names, ProblemList problems) {
        this.definition = definition;
        this.names = names;
        this.problems = problems;
    }

    /** Empty when it has no outcome that could be read. */
    Optional<Expectation> read(MappingReader expect) {
        Optional<String> failure = expect.scalar("failure").map(Scalar::text);
        Optional<List<Stop>> path = expect.items("path", true).map(this::path);
        List<Stop> steps = entries(expect, "steps").stream()
                .flatMap(entry -> stop(entry).stream())
                .toList();
        SortedMap<String, Object> outputs = expect.node("outputs")
                .flatMap(node -> MappingReader.mapping("outputs", node, problems))
                .map(mapping -> new WrittenValues(problems)
                        .fields("the runbook " + definition.runbook(), mapping, definition.output()))
                .orElseGet(TreeMap::new);
        List<String> absent = absent(expect);
        Optional<Outcome> outcome =
                expect.scalar("outcome").map(word -> Outcome.valueOf(word.text().toUpperCase(Locale.ROOT)));
        if (outcome.isPresent() && outcome.get() == Outcome.PASSED && failure.isPresent()) {
            problems.error(
                    "not-together",
                    expect.positionOf("failure"),
                    "a run that passed has no failure",
                    "leave failure out, or expect another outcome");
        }
        return outcome.map(found -> new Expectation(found, failure, path, steps, outputs, absent));
    }

    private List<Stop> path(List<YamlNode> items) {
        List<Stop> stops = new ArrayList<>();
        for (YamlNode item : items) {
            switch (item) {
                case Refused refused -> {}
                case Scalar name ->
                    PlayReader.known(names, name, problems)
                            .ifPresent(path -> stops.add(new Stop(names.name(path), States.usual(names.name(path)))));
                case Mapping mapping
                when mapping.entries().size() == 1 ->
                    stop(mapping.entries().getFirst()).ifPresent(stops::add);
                default ->
                    MappingReader.wrongShape(item, "each of \"path\" is the name of a step, or name: state", problems);
            }
        }
        return stops;
    }

    private Optional<Stop> stop(Entry entry) {
        Optional<String> path = PlayReader.known(names, entry.key(), problems);
        if (path.isEmpty()) {
            return Optional.empty();
        }
        String name = names.name(path.get());
        if (!(entry.value() instanceof Scalar state)) {
            MappingReader.wrongShape(entry.value(), "how \"" + name + "\" ended is one word", problems);
            return Optional.empty();
        }
        List<String> words = States.of(name);
        if (!words.contains(state.text())) {
            problems.error(
                    "not-one-of",
                    state.position(),
                    "how \"" + name + "\" ended is one of " + String.join(", ", words) + ", not \"" + state.text()
                            + "\"",
                    state.text().equals(States.DONE)
                            ? Optional.of("an undo that did its work is " + States.UNDONE)
                            : NearestName.of(state.text(), words).map(word -> "did you mean " + word + "?"));
            return Optional.empty();
        }
        return Optional.of(new Stop(name, state.text()));
    }

    private List<String> absent(MappingReader expect) {
        List<String> known =
                definition.output().fields().stream().map(Field::name).toList();
        List<String> absent = new ArrayList<>();
        for (YamlNode item : expect.items("absent", true).orElse(List.of())) {
            if (!(item instanceof Scalar name)) {
                MappingReader.wrongShape(item, "each of \"absent\" is the name of an output", problems);
            } else if (known.contains(name.text())) {
                absent.add(name.text());
            } else {
                problems.error(
                        "unknown-field",
                        name.position(),
                        "the runbook " + definition.runbook() + " has no \"" + name.text() + "\"",
                        NearestName.hint(name.text(), known));
            }
        }
        return absent;
    }

    private List<Entry> entries(MappingReader expect, String key) {
        return expect.node(key)
                .flatMap(node -> MappingReader.mapping(key, node, problems))
                .map(Mapping::entries)
                .orElse(List.of());
    }
}
