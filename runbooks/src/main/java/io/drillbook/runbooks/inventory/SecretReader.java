package io.drillbook.runbooks.inventory;

import io.drillbook.runbooks.yaml.YamlNode;
import io.drillbook.runbooks.yaml.YamlNode.Scalar;
import io.drillbook.runbooks.yaml.YamlNode.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads where a secret comes from: {@code { env: NAME }}, {@code { file: path }} or {@code { command: [...] }}. */
final class SecretReader {
    private static final List<String> SOURCES = List.of("env", "file", "command");

    private SecretReader() {}

    static Optional<SecretSource> source(Section section, InventoryPaths paths) {
        List<String> given = SOURCES.stream().filter(section::has).toList();
        if (given.size() != 1) {
            section.problems()
                    .error(
                            given.isEmpty() ? "missing-key" : "not-together",
                            given.isEmpty() ? section.positionOf("") : section.positionOf(given.get(1)),
                            "\"" + section.name() + "\" comes from "
                                    + (given.isEmpty() ? "nowhere" : String.join(" and from ", given)),
                            "a secret has one of env, file and command");
            return Optional.empty();
        }
        return switch (given.getFirst()) {
            case "env" -> environment(section);
            case "file" ->
                section.optionalText("file", TextForm.ANY)
                        .flatMap(text -> paths.file(section, "file", text))
                        .map(SecretSource.FromFile::new);
            default -> command(section);
        };
    }

    private static Optional<SecretSource> environment(Section section) {
        Optional<Scalar> name = section.optionalScalar("env", TextForm.ANY);
        if (name.isPresent() && !name.get().text().matches("[A-Za-z_][A-Za-z0-9_]*")) {
            section.problems()
                    .error(
                            "wrong-form",
                            name.get().position(),
                            "\"" + section.name() + ".env\" is the name of an environment variable, without $ and =");
            return Optional.empty();
        }
        return name.map(found -> new SecretSource.FromEnvironment(found.text()));
    }

    /** A command is a list of arguments, never one line for a shell. */
    private static Optional<SecretSource> command(Section section) {
        YamlNode node = section.node("command").orElseThrow();
        String wanted = "\"" + section.name() + ".command\" is a list of a program and its arguments";
        if (!(node instanceof Sequence sequence)) {
            section.problems()
                    .error(
                            "wrong-shape",
                            node.position(),
                            wanted + ", not one line",
                            "write command: [program, argument, argument]");
            return Optional.empty();
        }
        List<String> command = new ArrayList<>();
        for (YamlNode item : sequence.items()) {
            if (item instanceof Scalar scalar) {
                command.add(scalar.text());
            } else {
                Shapes.wrong(item, wanted, section.problems());
            }
        }
        if (command.isEmpty() || command.getFirst().isBlank()) {
            section.problems().error("empty-list", section.positionOf("command"), wanted + ", and names no program");
            return Optional.empty();
        }
        return Optional.of(new SecretSource.FromCommand(command));
    }
}
