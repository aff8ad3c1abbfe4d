package io.drillbook.runbooks.plan;

import io.drillbook.runbooks.inventory.Cluster;
import io.drillbook.runbooks.inventory.Inventory;
import io.drillbook.runbooks.inventory.Sandbox;
import io.drillbook.runbooks.json.RecordCodec;
import io.drillbook.runbooks.problem.NearestName;
import io.drillbook.runbooks.problem.ProblemList;
import io.drillbook.runbooks.source.Position;
import io.drillbook.runbooks.type.LiteralHint;
import io.drillbook.runbooks.type.LiteralReader;
import io.drillbook.runbooks.type.TypeWords;
import io.drillbook.runbooks.type.ValueType;
import io.drillbook.runbooks.type.ValueType.RecordOf;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads the inputs of one run and writes out the entries of the inventory that they name. */
final class InputBinder {
    private final Definition definition;
    private final Inventory inventory;
    private final ProblemList problems;
    private final List<Cluster> clusters = new ArrayList<>();

    InputBinder(Definition definition, Inventory inventory, ProblemList problems) {
        this.definition = definition;
        this.inventory = inventory;
        this.problems = problems;
    }

    /** Values in JSON form, by name; absent optional inputs are left out. */
    SortedMap<String, Object> bind(SortedMap<String, String> given) {
        List<String> names =
                definition.inputs().stream().map(Definition.Input::name).toList();
        for (String name : given.keySet()) {
            if (!names.contains(name)) {
                problems.error(
                        "unknown-input",
                        Position.START,
                        definition.runbook() + " has no input \"" + name + "\"",
                        NearestName.hint(name, names));
            }
        }
        SortedMap<String, Object> values = new TreeMap<>();
        for (Definition.Input input : definition.inputs()) {
            Optional<String> text = Optional.ofNullable(given.get(input.name()));
            value(input, text).ifPresent(value -> values.put(input.name(), value));
        }
        return values;
    }

    /** The clusters among the inputs, in the order of the runbook. */
    List<Cluster> clusters() {
        return clusters;
    }

    private Optional<Object> value(Definition.Input input, Optional<String> given) {
        if (given.isEmpty() && input.fallback().isEmpty()) {
            if (!input.optional()) {
                problems.error(
                        "missing-input",
                        Position.START,
                        definition.runbook() + " needs the input \"" + input.name() + "\": "
                                + TypeWords.a(input.type()),
                        (input.about().isEmpty() ? "" : input.about() + ": ") + "give it with --input " + input.name()
                                + "=...");
            }
            return Optional.empty();
        }
        Optional<String> name = given.or(() -> input.fallback().map(Object::toString));
        return switch (input.type()) {
            case RecordOf record -> entry(input, record.name(), name.orElseThrow());
            case ValueType.SecretType secret -> secret(input, name.orElseThrow());
            default -> given.isPresent() ? literal(input, given.get()) : input.fallback();
        };
    }

    private Optional<Object> literal(Definition.Input input, String text) {
        Optional<Object> value = LiteralReader.read(input.type(), text);
        if (value.isEmpty()) {
            problems.error(
                    "bad-input",
                    Position.START,
                    "the input \"" + input.name() + "\" is " + TypeWords.a(input.type()) + ", not \"" + text + "\"",
                    LiteralHint.of(input.type(), text));
        }
        return value;
    }

    private Optional<Object> secret(Definition.Input input, String name) {
        if (inventory.secrets().containsKey(name)) {
            return Optional.of(name);
        }
        // What stands here may be the secret itself, so it is not repeated.
        problems.error(
                "unknown-secret",
                Position.START,
                "the input \"" + input.name() + "\" names no secret of the inventory",
                "give the secret's name in the inventory, never its value");
        return Optional.empty();
    }

    private Optional<Object> entry(Definition.Input input, String kind, String name) {
        SortedMap<String, ? extends Record> entries = switch (kind) {
            case "cluster" -> inventory.clusters();
            case "sandbox" -> inventory.sandboxes();
            case "store" -> inventory.stores();
            case "host" -> inventory.hosts();
            default -> throw new IllegalArgumentException("no input is of type " + kind);
        };
        Record found = entries.get(name);
        if (found == null) {
            problems.error(
                    "unknown-" + kind,
                    Position.START,
                    "the inventory has no " + kind + " \"" + name + "\" (input \"" + input.name() + "\")",
                    entries.isEmpty()
                            ? Optional.of("it has no " + kind + " at all")
                            : NearestName.hint(name, entries.keySet()));
            return Optional.empty();
        }
        checkEngine(input, found, name);
        if (found instanceof Cluster cluster) {
            clusters.add(cluster);
        }
        return Optional.of(RecordCodec.encode(found));
    }

    private void checkEngine(Definition.Input input, Record entry, String name) {
        Optional<String> engine = switch (entry) {
            case Cluster cluster -> Optional.of(cluster.engine());
            case Sandbox sandbox -> Optional.of(sandbox.engine());
            default -> Optional.empty();
        };
        if (engine.isPresent() && input.engine().isPresent() && !input.engine().equals(engine)) {
            problems.error(
                    "wrong-engine",
                    Position.START,
                    "the input \"" + input.name() + "\" takes the engine "
                            + input.engine().get() + ", and \"" + name + "\" is " + engine.get(),
                    "take the runbook of the same name for " + engine.get());
        }
    }
}
