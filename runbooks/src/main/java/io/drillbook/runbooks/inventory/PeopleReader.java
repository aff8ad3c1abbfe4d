package io.drillbook.runbooks.inventory;

import io.drillbook.runbooks.problem.NearestName;
import io.drillbook.runbooks.source.Position;
import io.drillbook.runbooks.yaml.YamlNode;
import io.drillbook.runbooks.yaml.YamlNode.Scalar;
import io.drillbook.runbooks.yaml.YamlNode.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads the sections {@code people} and {@code groups}. */
final class PeopleReader {
    private final SortedMap<String, String> ownerByKey = new TreeMap<>();
    private SortedMap<String, Person> people = new TreeMap<>();
    private SortedMap<String, Group> groups = new TreeMap<>();

    private PeopleReader() {}

    static PeopleReader read(Section file) {
        PeopleReader reader = new PeopleReader();
        Entries<Person> people = Entries.read(file, "people", "person", reader::person);
        reader.people = people.values();
        Set<String> names = people.names();
        reader.groups = Entries.read(file, "groups", "group", (name, section) -> group(name, section, names))
                .values();
        return reader;
    }

    SortedMap<String, Person> people() {
        return people;
    }

    SortedMap<String, Group> groups() {
        return groups;
    }

    /** A key that two people have would let one of them vote twice. */
    private Optional<Person> person(String name, Section section) {
        List<String> keys = new ArrayList<>();
        for (Scalar scalar : texts(section, "keys", TextForm.PERSON_KEY.about())) {
            String key = bare(scalar.text());
            Optional<String> owner = Optional.ofNullable(ownerByKey.putIfAbsent(key, name));
            if (!TextForm.PERSON_KEY.holds(scalar.text())) {
                section.problems()
                        .error(
                                "wrong-form",
                                scalar.position(),
                                "\"" + section.name() + ".keys\" holds " + TextForm.PERSON_KEY.about() + ", not \""
                                        + Shapes.shorten(scalar.text()) + "\"",
                                "copy the whole line of the file that ends in .pub");
            } else if (owner.isPresent()) {
                section.problems()
                        .error(
                                "duplicate-key",
                                scalar.position(),
                                "this key of " + name + " is " + owner.get() + "'s already",
                                "each person signs with keys of their own");
            } else {
                keys.add(key);
            }
        }
        return Optional.of(new Person(name, keys));
    }

    private static Optional<Group> group(String name, Section section, Set<String> people) {
        List<String> members = new ArrayList<>();
        for (Scalar scalar : texts(section, "members", "names of people")) {
            if (!people.contains(scalar.text())) {
                section.problems()
                        .error(
                                "unknown-person",
                                scalar.position(),
                                "\"" + section.name() + ".members\" names no person of this inventory: \""
                                        + Shapes.shorten(scalar.text()) + "\"",
                                NearestName.hint(scalar.text(), people));
            } else if (!members.contains(scalar.text())) {
                members.add(scalar.text());
            }
        }
        return Optional.of(new Group(name, members));
    }

    private static List<Scalar> texts(Section section, String key, String wanted) {
        Optional<YamlNode> node = section.node(key);
        if (node.isEmpty()) {
            section.missing(key, "a list of " + wanted);
            return List.of();
        }
        Position position = section.positionOf(key);
        String words = "\"" + section.name() + "." + key + "\" is a list of " + wanted;
        if (!(node.get() instanceof Sequence sequence)) {
            Shapes.wrong(node.get(), words, section.problems());
            return List.of();
        }
        if (sequence.items().isEmpty()) {
            section.problems().error("empty-list", position, words + ", and has none");
        }
        List<Scalar> scalars = new ArrayList<>();
        for (YamlNode item : sequence.items()) {
            if (item instanceof Scalar scalar && !scalar.isNothing()) {
                scalars.add(scalar);
            } else {
                Shapes.wrong(item, words, section.problems());
            }
        }
        return scalars;
    }

    /** A key without its comment. */
    private static String bare(String text) {
        String[] parts = text.split(" ", 3);
        return parts.length < 2 ? text : parts[0] + " " + parts[1];
    }
}
