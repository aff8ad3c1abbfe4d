package io.drillbook.runbooks.parse;

import io.drillbook.runbooks.model.Located;
import io.drillbook.runbooks.model.Runbook.BlastRadius;
import io.drillbook.runbooks.model.Runbook.Guard;
import io.drillbook.runbooks.model.Runbook.Input;
import io.drillbook.runbooks.model.Runbook.Lock;
import io.drillbook.runbooks.model.Runbook.Objectives;
import io.drillbook.runbooks.model.Shape;
import io.drillbook.runbooks.model.Shapes;
import io.drillbook.runbooks.problem.ProblemList;
import io.drillbook.runbooks.type.DurationText;
import io.drillbook.runbooks.yaml.YamlNode;
import io.drillbook.runbooks.yaml.YamlNode.Entry;
import io.drillbook.runbooks.yaml.YamlNode.Scalar;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what stands before a runbook's steps. */
final class HeaderParser {
    private HeaderParser() {}

    static Objectives objectives(MappingReader runbook) {
        Optional<MappingReader> reader = nested(runbook, "objectives", Shapes.OBJECTIVES);
        return new Objectives(
                reader.flatMap(found -> duration(found, "rto")), reader.flatMap(found -> duration(found, "rpo")));
    }

    static List<Input> inputs(MappingReader runbook) {
        Optional<YamlNode> node = runbook.node("inputs");
        if (node.isEmpty()) {
            return List.of();
        }
        List<Input> inputs = new ArrayList<>();
        MappingReader.mapping("inputs", node.get(), runbook.problems())
                .ifPresent(mapping -> mapping.entries().forEach(entry -> inputs.add(input(entry, runbook))));
        return inputs;
    }

    private static Input input(Entry entry, MappingReader runbook) {
        ProblemList problems = runbook.problems();
        runbook.scalars().identifier("the name of an input", entry.key());
        Located<String> name = new Located<>(entry.key().text(), entry.key().position());
        Optional<MappingReader> opened = MappingReader.open(Shapes.INPUT, entry.value(), name.position(), problems);
        if (opened.isEmpty()) {
            return new Input(name, Optional.empty(), "", Optional.empty(), List.of(), Optional.empty(), false);
        }
        MappingReader reader = opened.get();
        Optional<String> type = reader.scalar("type").map(Scalar::text);
        boolean optional = reader.scalar("optional")
                .map(scalar -> scalar.text().equals("true"))
                .orElse(false);
        Optional<Located<String>> engine =
                reader.scalar("engine").map(scalar -> ScalarReader.located(scalar, scalar.text()));
        checkUse(reader, type, optional);
        return new Input(
                name, type, reader.text("about"), engine, words(reader, "one_of"), reader.scalar("default"), optional);
    }

    /** Keys that say something only beside certain others. */
    private static void checkUse(MappingReader reader, Optional<String> type, boolean optional) {
        String word = type.orElse("");
        if (reader.node("engine").isPresent() && type.isPresent() && !word.matches("cluster|sandbox")) {
            notFor(reader, "engine", "an input of type " + word + " has no engine", "clusters and sandboxes have one");
        }
        oneOf(reader, "input", word);
        if (optional && reader.node("default").isPresent()) {
            notFor(reader, "optional", "an input with a default is never absent", "keep default or optional");
        }
    }

    /** Only a text is one of several. */
    static void oneOf(MappingReader reader, String what, String type) {
        if (reader.node("one_of").isPresent() && !type.isEmpty() && !type.equals("text")) {
            notFor(reader, "one_of", "an " + what + " of type " + type + " has no one_of", "only a text has one");
        }
    }

    private static void notFor(MappingReader reader, String key, String message, String hint) {
        reader.problems().error("not-together", reader.positionOf(key), message, hint);
    }

    /** The texts of a list, each of which stands there once. */
    static List<String> words(MappingReader reader, String key) {
        List<String> words = new ArrayList<>();
        for (YamlNode item : reader.items(key, false).orElse(List.of())) {
            if (item instanceof Scalar scalar && !scalar.isNothing()) {
                if (words.contains(scalar.text())) {
                    reader.problems()
                            .error("duplicate-word", scalar.position(), "\"" + scalar.text() + "\" stands here twice");
                }
                words.add(scalar.text());
            } else {
                MappingReader.wrongShape(item, "each of \"" + key + "\" is a text", reader.problems());
            }
        }
        return words;
    }

    static Optional<Guard> guard(MappingReader runbook) {
        return nested(runbook, "guard", Shapes.GUARD)
                .map(guard -> new Guard(
                        nested(guard, "lock", Shapes.LOCK).flatMap(HeaderParser::lock),
                        duration(guard, "max_duration"),
                        duration(guard, "cool_down"),
                        nested(guard, "window", Shapes.WINDOW).flatMap(WhenParser::window),
                        WhenParser.blackouts(guard),
                        nested(guard, "blast_radius", Shapes.BLAST_RADIUS).flatMap(HeaderParser::blastRadius)));
    }

    private static Optional<BlastRadius> blastRadius(MappingReader reader) {
        Optional<Integer> most = reader.scalar("most_targets").map(scalar -> Integer.valueOf(scalar.text()));
        if (most.isPresent() && most.get() == 0) {
            reader.problems()
                    .error(
                            "never-holds",
                            reader.positionOf("most_targets"),
                            "no run could name its target",
                            "let \"most_targets\" be 1 or more");
        }
        return most.map(count -> new BlastRadius(count, words(reader, "environments"), words(reader, "never")));
    }

    private static Optional<Lock> lock(MappingReader reader) {
        Optional<Scalar> target = reader.scalar("target");
        Optional<Scalar> mode = reader.scalar("mode");
        Duration wait = duration(reader, "wait").orElse(Duration.ZERO);
        return target.flatMap(scalar -> mode.map(word -> new Lock(scalar, word.text(), wait)));
    }

    private static Optional<MappingReader> nested(MappingReader outer, String name, Shape shape) {
        return outer.node(name)
                .flatMap(node -> MappingReader.open(shape, node, outer.positionOf(name), outer.problems()));
    }

    static Optional<Duration> duration(MappingReader reader, String name) {
        return reader.scalar(name).flatMap(scalar -> DurationText.read(scalar.text()));
    }
}
