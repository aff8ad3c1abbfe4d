package io.drillbook.runbooks.inventory;

import io.drillbook.runbooks.problem.NearestName;
import io.drillbook.runbooks.problem.ProblemList;
import io.drillbook.runbooks.yaml.YamlNode.Entry;
import io.drillbook.runbooks.yaml.YamlNode.Mapping;
import io.drillbook.runbooks.yaml.YamlNode.Scalar;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The entries of one kind, by name. An entry that could not be read is known by its name all the same, so that what
 * refers to it gets no second problem.
 */
final class Entries<V> {
    private final String key;
    private final String kind;
    private final SortedMap<String, Optional<V>> entries = new TreeMap<>();
    private boolean readable = true;

    private Entries(String key, String kind) {
        this.key = key;
        this.kind = kind;
    }

    /** Makes one entry of its section; empty when what it refers to is not there. */
    @FunctionalInterface
    interface EntryReader<V> {
        Optional<V> read(String name, Section section);
    }

    /**
     * Reads all entries under a key of the file.
     *
     * @param key such as {@code clusters}
     * @param kind what one of them is called: {@code cluster}
     */
    static <V> Entries<V> read(Section file, String key, String kind, EntryReader<V> reader) {
        Entries<V> read = new Entries<>(key, kind);
        file.node(key)
                .filter(node -> !(node instanceof Scalar scalar && scalar.isNothing()))
                .ifPresent(node -> {
                    if (node instanceof Mapping mapping) {
                        mapping.entries().forEach(entry -> read.entry(entry, reader, file.problems()));
                    } else {
                        read.readable = false;
                        Shapes.wrong(node, "\"" + key + "\" is a mapping from names to " + key, file.problems());
                    }
                });
        return read;
    }

    private void entry(Entry entry, EntryReader<V> reader, ProblemList problems) {
        String name = entry.key().text();
        if (!TextForm.NAME.holds(name)) {
            problems.error(
                    "bad-name",
                    entry.key().position(),
                    "a " + kind + " has " + TextForm.NAME.about() + ", not \"" + Shapes.shorten(name) + "\"");
        }
        Optional<Section> section = open(entry, key + "." + name, problems);
        entries.put(name, section.flatMap(opened -> {
            Optional<V> value = reader.read(name, opened);
            opened.close();
            return value;
        }));
    }

    private Optional<Section> open(Entry entry, String name, ProblemList problems) {
        if (kind.equals("secret") && entry.value() instanceof Scalar scalar) {
            problems.error(
                    "wrong-shape",
                    scalar.position(),
                    "\"" + name + "\" says where the secret is from, it does not hold it",
                    "write { file: path }, { env: NAME } or { command: [program, argument] }");
            return Optional.empty();
        }
        return Section.open(name, entry.value(), entry.key().position(), problems);
    }

    /** The entry a key of a section names; a problem when there is none of that name. */
    Optional<V> referred(Section section, String key) {
        return reference(section, key).flatMap(name -> entries.getOrDefault(name, Optional.empty()));
    }

    /** The name a key of a section gives, when there is an entry of that name; a problem when there is none. */
    Optional<String> reference(Section section, String key) {
        if (!section.has(key)) {
            section.missing(key, "one of the names under " + this.key + ":");
        }
        Optional<Scalar> scalar = section.optionalScalar(key, TextForm.ANY);
        if (scalar.isEmpty() || !readable || entries.containsKey(scalar.get().text())) {
            return scalar.map(Scalar::text);
        }
        section.problems()
                .error(
                        "unknown-" + kind,
                        scalar.get().position(),
                        "\"" + section.name() + "." + key + "\" names no " + kind + " of this inventory"
                                + said(scalar.get()),
                        NearestName.hint(scalar.get().text(), entries.keySet()));
        return Optional.empty();
    }

    /** Where a secret's name belongs, the secret itself may stand: that is not said aloud. */
    private String said(Scalar scalar) {
        return kind.equals("secret") ? "" : ": \"" + Shapes.shorten(scalar.text()) + "\"";
    }

    /** All names, also of entries that could not be read. */
    Set<String> names() {
        return entries.keySet();
    }

    /** What could be read, in the order of names. */
    SortedMap<String, V> values() {
        SortedMap<String, V> values = new TreeMap<>();
        entries.forEach((name, value) -> value.ifPresent(present -> values.put(name, present)));
        return values;
    }
}
