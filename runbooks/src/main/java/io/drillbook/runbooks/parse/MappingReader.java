package io.drillbook.runbooks.parse;

import io.drillbook.runbooks.model.Form;
import io.drillbook.runbooks.model.Key;
import io.drillbook.runbooks.model.Shape;
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

/**
 * Reads one mapping by its {@link Shape}. Keys that the shape does not know, keys that are missing and values of the
 * wrong form are reported; what is asked for and not readable is then simply absent.
 */
public final class MappingReader {
    private final Shape shape;
    private final Mapping mapping;
    private final Position position;
    private final ScalarReader scalars;
    private final ProblemList problems;

    private MappingReader(Shape shape, Mapping mapping, Position position, ProblemList problems) {
        this.shape = shape;
        this.mapping = mapping;
        this.position = position;
        this.scalars = new ScalarReader(problems);
        this.problems = problems;
    }

    /**
     * Opens a node that should be a mapping, reporting keys unknown and keys missing.
     *
     * @param position where a missing key is reported
     */
    public static Optional<MappingReader> open(Shape shape, YamlNode node, Position position, ProblemList problems) {
        Optional<Mapping> mapping = mapping(shape.name(), node, problems);
        mapping.ifPresent(found -> checkKeys(shape, found, position, problems));
        return mapping.map(found -> new MappingReader(shape, found, position, problems));
    }

    /** As {@link #open}, for a mapping whose keys were looked at already; only missing ones are reported. */
    static MappingReader of(Shape shape, Mapping mapping, Position position, ProblemList problems) {
        checkMissing(shape, mapping, position, problems);
        return new MappingReader(shape, mapping, position, problems);
    }

    /** The node as a mapping, or a problem. */
    public static Optional<Mapping> mapping(String what, YamlNode node, ProblemList problems) {
        if (node instanceof Mapping mapping) {
            return Optional.of(mapping);
        }
        wrongShape(node, "\"" + what + "\" is a mapping of keys and values", problems);
        return Optional.empty();
    }

    /** Reports a node of another shape than wanted, unless it was refused and has its problem. */
    public static void wrongShape(YamlNode node, String wanted, ProblemList problems) {
        if (!(node instanceof Refused)) {
            problems.error("wrong-shape", node.position(), wanted + ", not " + node.describe());
        }
    }

    private static void checkKeys(Shape shape, Mapping mapping, Position position, ProblemList problems) {
        for (Entry entry : mapping.entries()) {
            String name = entry.key().text();
            if (shape.key(name).isEmpty()) {
                problems.error(
                        "unknown-key",
                        entry.key().position(),
                        "\"" + name + "\" is no key of \"" + shape.name() + "\"",
                        NearestName.hint(name, shape.names()));
            }
        }
        checkMissing(shape, mapping, position, problems);
    }

    private static void checkMissing(Shape shape, Mapping mapping, Position position, ProblemList problems) {
        for (Key key : shape.keys()) {
            if (key.required() && mapping.entry(key.name()).isEmpty()) {
                problems.error(
                        "missing-key",
                        position,
                        "\"" + shape.name() + "\" has no \"" + key.name() + "\"",
                        key.name() + ": " + FormText.of(key.form()) + " - " + key.about());
            }
        }
    }

    /** Where the mapping was asked for. */
    public Position position() {
        return position;
    }

    ScalarReader scalars() {
        return scalars;
    }

    /** Takes what is wrong. */
    public ProblemList problems() {
        return problems;
    }

    /** The value of a key, whatever it is; empty when the key is not there. */
    public Optional<YamlNode> node(String name) {
        return mapping.get(name);
    }

    /** Where a key stands, or the mapping when it does not. */
    public Position positionOf(String name) {
        return mapping.entry(name).map(entry -> entry.key().position()).orElse(position);
    }

    /** A scalar of the form that the shape asks for. */
    public Optional<Scalar> scalar(String name) {
        Key key = shape.key(name).orElseThrow(() -> new IllegalArgumentException("the shape has no key " + name));
        return mapping.entry(name).flatMap(entry -> scalar(key, entry));
    }

    private Optional<Scalar> scalar(Key key, Entry entry) {
        if (!(entry.value() instanceof Scalar scalar)) {
            wrongShape(entry.value(), "\"" + key.name() + "\" is " + FormText.of(key.form()), problems);
            return Optional.empty();
        }
        if (scalar.isNothing() || scalar.text().isBlank()) {
            problems.error(
                    "missing-value",
                    entry.key().position(),
                    "\"" + key.name() + "\" has no value",
                    "it is " + FormText.of(key.form()));
            return Optional.empty();
        }
        return switch (key.form()) {
            case Form.Single single -> scalars.checked(key.name(), single.kind(), scalar);
            case Form.Word word -> scalars.word(key.name(), word.words(), scalar);
            default -> throw new IllegalArgumentException(key.name() + " is no scalar");
        };
    }

    /** A scalar's text, or an empty one when it could not be read. */
    public String text(String name) {
        return scalar(name).map(scalar -> scalar.text().strip()).orElse("");
    }

    /** The words of a list out of a closed one; those that are none of them are reported. */
    List<String> words(String name) {
        Key key = shape.key(name).orElseThrow(() -> new IllegalArgumentException("the shape has no key " + name));
        List<String> known = ((Form.SomeWords) key.form()).words();
        List<String> words = new ArrayList<>();
        for (YamlNode item : items(name, false).orElse(List.of())) {
            if (item instanceof Scalar scalar) {
                scalars.word(name, known, scalar).ifPresent(word -> words.add(word.text()));
            } else {
                wrongShape(item, "each of \"" + name + "\" is a word", problems);
            }
        }
        return words;
    }

    /** The items of a list; empty with a problem when it is none or holds nothing. */
    public Optional<List<YamlNode>> items(String name, boolean mayBeEmpty) {
        Optional<YamlNode> node = mapping.get(name);
        if (node.isEmpty()) {
            return Optional.empty();
        }
        if (!(node.get() instanceof Sequence sequence)) {
            if (node.get() instanceof Mapping) {
                problems.error(
                        "wrong-shape",
                        node.get().position(),
                        "\"" + name + "\" is a list, not a mapping",
                        "each item begins with a hyphen");
            } else {
                wrongShape(node.get(), "\"" + name + "\" is a list", problems);
            }
            return Optional.empty();
        }
        if (sequence.items().isEmpty() && !mayBeEmpty) {
            problems.error("empty-list", positionOf(name), "\"" + name + "\" has no item");
        }
        return Optional.of(sequence.items());
    }
}
