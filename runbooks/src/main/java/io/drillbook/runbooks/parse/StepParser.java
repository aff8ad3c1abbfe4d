package io.drillbook.runbooks.parse;

import io.drillbook.runbooks.model.Located;
import io.drillbook.runbooks.model.Shape;
import io.drillbook.runbooks.model.Step;
import io.drillbook.runbooks.model.Step.Head;
import io.drillbook.runbooks.model.StepAttributes;
import io.drillbook.runbooks.model.StepKind;
import io.drillbook.runbooks.problem.NearestName;
import io.drillbook.runbooks.problem.ProblemList;
import io.drillbook.runbooks.source.Position;
import io.drillbook.runbooks.yaml.YamlNode;
import io.drillbook.runbooks.yaml.YamlNode.Entry;
import io.drillbook.runbooks.yaml.YamlNode.Mapping;
import io.drillbook.runbooks.yaml.YamlNode.Refused;
import io.drillbook.runbooks.yaml.YamlNode.Scalar;
import io.drillbook.runbooks.yaml.YamlNode.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads one step: finds its kind, looks at its keys, and hands it to the reader of that kind. */
final class StepParser {
    private StepParser() {}

    /**
     * Reads a step.
     *
     * @param place path of the list it stands in
     * @param index its number in that list
     */
    static Step step(YamlNode node, String place, int index, ProblemList problems) {
        Position position = node.position();
        Head unknown = new Head(place + "/" + index, position, Optional.empty(), Optional.empty());
        if (!(node instanceof Mapping mapping)) {
            if (!(node instanceof Refused)) {
                MappingReader.wrongShape(node, "a step is a mapping of keys and values", problems);
            }
            return new Step.Unreadable(unknown, List.of());
        }
        Optional<StepKind> kind = kind(mapping, problems);
        if (kind.isEmpty()) {
            return new Step.Unreadable(unknown, ids(mapping));
        }
        Shape shape = StepAttributes.of(kind.get());
        checkKeys(kind.get(), shape, mapping, problems);
        MappingReader reader = MappingReader.of(shape, mapping, position, problems);
        return KindParser.step(kind.get(), reader, head(reader, place, index))
                .orElseGet(() -> new Step.Unreadable(unknown, ids(mapping)));
    }

    private static Head head(MappingReader reader, String place, int index) {
        reader.scalar("id");
        // A badly formed id has its problem now and is kept, so that what names the step is not reported as well.
        Optional<Located<String>> id = reader.node("id")
                .filter(node -> node instanceof Scalar scalar && !scalar.text().isBlank())
                .map(node -> ScalarReader.located((Scalar) node, ((Scalar) node).text()));
        String path = place + "/" + id.map(Located::value).orElse(Integer.toString(index));
        return new Head(path, reader.position(), id, reader.scalar("when"));
    }

    private static Optional<StepKind> kind(Mapping mapping, ProblemList problems) {
        List<StepKind> kinds = new ArrayList<>();
        for (Entry entry : mapping.entries()) {
            StepKind.of(entry.key().text()).ifPresent(kinds::add);
        }
        if (kinds.size() == 1) {
            return Optional.of(kinds.getFirst());
        }
        if (kinds.isEmpty()) {
            Optional<String> nearest = mapping.entries().stream()
                    .map(entry -> NearestName.of(entry.key().text(), StepKind.words()))
                    .flatMap(Optional::stream)
                    .findFirst();
            problems.error(
                    "no-kind",
                    mapping.position(),
                    "a step has one of the keys " + String.join(", ", StepKind.words()) + "; this one has none",
                    nearest.map(word -> "did you mean " + word + "?")
                            .or(() -> Optional.of("most steps begin with action: and the name of an action")));
        } else {
            problems.error(
                    "two-kinds",
                    mapping.position(),
                    "this step is both " + kinds.get(0).word() + " and "
                            + kinds.get(1).word(),
                    "make two steps of it");
        }
        return Optional.empty();
    }

    private static void checkKeys(StepKind kind, Shape shape, Mapping mapping, ProblemList problems) {
        for (Entry entry : mapping.entries()) {
            String name = entry.key().text();
            if (shape.key(name).isPresent()) {
                continue;
            }
            List<String> others =
                    StepAttributes.kindsWith(name).stream().map(StepKind::word).toList();
            if (others.isEmpty()) {
                problems.error(
                        "unknown-key",
                        entry.key().position(),
                        "\"" + name + "\" is no key of \"" + shape.name() + "\"",
                        NearestName.hint(name, shape.names()));
            } else {
                problems.error(
                        "not-for-this-kind",
                        entry.key().position(),
                        "\"" + name + "\" does not belong to a step of kind " + kind.word(),
                        "it belongs to " + String.join(", ", others));
            }
        }
    }

    /** Every id in a step that could not be read, at any depth. */
    private static List<Located<String>> ids(YamlNode node) {
        List<Located<String>> ids = new ArrayList<>();
        switch (node) {
            case Mapping mapping -> {
                for (Entry entry : mapping.entries()) {
                    if (entry.key().text().equals("id") && entry.value() instanceof Scalar scalar) {
                        ids.add(ScalarReader.located(scalar, scalar.text()));
                    }
                    ids.addAll(ids(entry.value()));
                }
            }
            case Sequence sequence -> sequence.items().forEach(item -> ids.addAll(ids(item)));
            case Scalar scalar -> {}
            case Refused refused -> {}
        }
        return ids;
    }
}
