package io.drillbook.runbooks.inventory;

import io.drillbook.runbooks.problem.NearestName;
import io.drillbook.runbooks.problem.ProblemList;
import io.drillbook.runbooks.source.Position;
import io.drillbook.runbooks.type.DataSize;
import io.drillbook.runbooks.type.DurationText;
import io.drillbook.runbooks.yaml.YamlNode;
import io.drillbook.runbooks.yaml.YamlNode.Entry;
import io.drillbook.runbooks.yaml.YamlNode.Mapping;
import io.drillbook.runbooks.yaml.YamlNode.Scalar;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * One mapping of an inventory. Every key is asked for once; what was never asked for is unknown. What cannot be read is
 * reported, and a stand-in returned so that reading goes on: a file with problems makes no inventory.
 */
public final class Section {
    private static final String STAND_IN = "";

    private final String name;
    private final Mapping mapping;
    private final Position position;
    private final ProblemList problems;
    private final SortedSet<String> asked = new TreeSet<>();

    /** @param position where a missing key is reported */
    Section(String name, Mapping mapping, Position position, ProblemList problems) {
        this.name = name;
        this.mapping = mapping;
        this.position = position;
        this.problems = problems;
    }

    /** The node as a section; a problem when it is no mapping. */
    public static Optional<Section> open(String name, YamlNode node, Position position, ProblemList problems) {
        if (node instanceof Mapping mapping) {
            return Optional.of(new Section(name, mapping, position, problems));
        }
        Shapes.wrong(node, "\"" + name + "\" is a mapping of keys and values", problems);
        return Optional.empty();
    }

    /** What it is called in problems. */
    public String name() {
        return name;
    }

    /** Where its problems go. */
    public ProblemList problems() {
        return problems;
    }

    /** The value of a key that may be left out. */
    public Optional<YamlNode> node(String key) {
        asked.add(key);
        return mapping.get(key);
    }

    /** Whether a key is there. */
    public boolean has(String key) {
        return node(key).isPresent();
    }

    /** Where a key stands, or the section when it does not. */
    public Position positionOf(String key) {
        return mapping.entry(key).map(entry -> entry.key().position()).orElse(position);
    }

    /** A section inside this one. */
    Optional<Section> section(String key, String wanted) {
        Optional<YamlNode> node = node(key);
        if (node.isEmpty()) {
            missing(key, wanted);
        }
        return node.flatMap(found -> open(name + "." + key, found, positionOf(key), problems));
    }

    /** A section inside this one that may be left out. */
    public Optional<Section> optionalSection(String key) {
        return node(key).flatMap(found -> open(name + "." + key, found, positionOf(key), problems));
    }

    /** A scalar that must be there; its place is needed by who checks further. */
    public Optional<Scalar> scalar(String key, TextForm form) {
        if (!has(key)) {
            missing(key, form.about());
        }
        return optionalScalar(key, form);
    }

    /** A scalar that may be left out. */
    public Optional<Scalar> optionalScalar(String key, TextForm form) {
        Optional<Scalar> scalar = written(key, form.about());
        if (scalar.isEmpty() || form.holds(scalar.get().text())) {
            return scalar;
        }
        refuse("wrong-form", key, scalar.get(), form.about(), Optional.empty());
        return Optional.empty();
    }

    /** A text that must be there; a stand-in when it is not. */
    public String text(String key, TextForm form) {
        return scalar(key, form).map(Scalar::text).orElse(STAND_IN);
    }

    /** A text that may be left out. */
    public Optional<String> optionalText(String key, TextForm form) {
        return optionalScalar(key, form).map(Scalar::text);
    }

    /** One word of a few. */
    public String word(String key, List<String> words) {
        String wanted = words.size() == 1 ? "\"" + words.getFirst() + "\"" : "one of " + String.join(", ", words);
        if (!has(key)) {
            missing(key, wanted);
        }
        Optional<Scalar> scalar = written(key, wanted);
        if (scalar.isPresent() && !words.contains(scalar.get().text())) {
            String text = scalar.get().text();
            Optional<String> near = NearestName.of(text, words).map(word -> "did you mean " + word + "?");
            refuse("not-one-of", key, scalar.get(), wanted, near);
        }
        return scalar.map(Scalar::text).orElse(STAND_IN);
    }

    int port(String key) {
        return whole(key, 1, 65_535, "a port from 1 to 65535");
    }

    int whole(String key, int least, int most, String wanted) {
        if (!has(key)) {
            missing(key, wanted);
        }
        Optional<Scalar> scalar = written(key, wanted);
        if (scalar.isEmpty()) {
            return least;
        }
        String text = scalar.get().text();
        if (text.matches("0|[1-9][0-9]{0,8}")) {
            int number = Integer.parseInt(text);
            if (least <= number && number <= most) {
                return number;
            }
        }
        refuse("not-a-whole-number", key, scalar.get(), wanted, Optional.empty());
        return least;
    }

    boolean truth(String key, boolean otherwise) {
        Optional<Scalar> scalar = written(key, "true or false");
        if (scalar.isEmpty()) {
            return otherwise;
        }
        String text = scalar.get().text();
        if (!text.equals("true") && !text.equals("false")) {
            refuse(
                    "not-a-truth",
                    key,
                    scalar.get(),
                    "true or false",
                    Optional.of("yes, no, on and off are plain words here"));
        }
        return text.equals("true");
    }

    /** A duration that may be left out. */
    public Optional<Duration> duration(String key) {
        String wanted = "a duration such as 90s";
        Optional<Scalar> scalar = written(key, wanted);
        Optional<Duration> value = scalar.flatMap(found -> DurationText.read(found.text()));
        if (scalar.isPresent() && value.isEmpty()) {
            refuse(
                    "not-a-duration",
                    key,
                    scalar.get(),
                    wanted,
                    Optional.of("units are d, h, m, s and ms, from large to small, as in 1h30m"));
        }
        return value;
    }

    Optional<DataSize> size(String key) {
        String wanted = "a size such as 20GiB";
        Optional<Scalar> scalar = written(key, wanted);
        Optional<DataSize> value = scalar.flatMap(found -> DataSize.read(found.text()));
        if (scalar.isPresent() && value.isEmpty()) {
            refuse("not-a-size", key, scalar.get(), wanted, Optional.of("units are B, KiB, MiB, GiB and TiB"));
        }
        return value;
    }

    /** Reports a key that must be there. */
    public void missing(String key, String wanted) {
        problems.error("missing-key", position, "\"" + name + "\" has no \"" + key + "\"", key + ": " + wanted);
    }

    /** Reports the keys nobody asked for. */
    public void close() {
        for (Entry entry : mapping.entries()) {
            String key = entry.key().text();
            if (!asked.contains(key)) {
                problems.error(
                        "unknown-key",
                        entry.key().position(),
                        "\"" + key + "\" is no key of \"" + name + "\"",
                        NearestName.hint(key, asked));
            }
        }
    }

    private void refuse(String code, String key, Scalar scalar, String wanted, Optional<String> hint) {
        problems.error(
                code,
                scalar.position(),
                "\"" + name + "." + key + "\" is " + wanted + ", not \"" + Shapes.shorten(scalar.text()) + "\"",
                hint);
    }

    private Optional<Scalar> written(String key, String wanted) {
        Optional<YamlNode> node = node(key);
        if (node.isEmpty()) {
            return Optional.empty();
        }
        if (!(node.get() instanceof Scalar scalar)) {
            Shapes.wrong(node.get(), "\"" + name + "." + key + "\" is " + wanted, problems);
            return Optional.empty();
        }
        if (scalar.isNothing()) {
            problems.error(
                    "missing-value", positionOf(key), "\"" + name + "." + key + "\" has no value", "it is " + wanted);
            return Optional.empty();
        }
        return Optional.of(scalar);
    }
}
