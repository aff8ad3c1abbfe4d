package io.drillbook.runbooks.parse;

import io.drillbook.runbooks.model.Located;
import io.drillbook.runbooks.model.Runbook;
import io.drillbook.runbooks.model.Runbook.Argument;
import io.drillbook.runbooks.model.Runbook.Arguments;
import io.drillbook.runbooks.model.Runbook.Header;
import io.drillbook.runbooks.model.Shapes;
import io.drillbook.runbooks.model.Step;
import io.drillbook.runbooks.problem.ProblemList;
import io.drillbook.runbooks.source.Position;
import io.drillbook.runbooks.yaml.YamlNode;
import io.drillbook.runbooks.yaml.YamlNode.Entry;
import io.drillbook.runbooks.yaml.YamlNode.Mapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a whole runbook. */
public final class RunbookParser {
    private RunbookParser() {}

    /**
     * Reads the model of a runbook.
     *
     * @param place what the paths of its steps begin with: nothing, or the path of the step that calls it and a slash
     * @param problems takes everything that is wrong
     * @return empty when the text is no mapping at all
     */
    public static Optional<Runbook> parse(YamlNode root, String place, ProblemList problems) {
        return MappingReader.open(Shapes.RUNBOOK, root, Position.START, problems)
                .map(reader -> runbook(reader, place));
    }

    private static Runbook runbook(MappingReader reader, String place) {
        Header header = new Header(
                reader.text("runbook"),
                reader.text("title"),
                reader.text("kind"),
                reader.text("engine"),
                reader.text("owner"));
        checkLanguage(reader);
        return new Runbook(
                header,
                HeaderParser.objectives(reader),
                HeaderParser.inputs(reader),
                reader.node("inputs").filter(node -> !(node instanceof Mapping)).isPresent(),
                HeaderParser.guard(reader),
                steps(reader, "steps", place + "steps", false),
                steps(reader, "finally", place + "finally", false),
                arguments(reader, "outputs"));
    }

    private static void checkLanguage(MappingReader reader) {
        reader.scalar("language")
                .filter(scalar -> !scalar.text().equals(Integer.toString(Shapes.LANGUAGE)))
                .ifPresent(scalar -> reader.problems()
                        .error(
                                "unsupported-language",
                                scalar.position(),
                                "this compiler reads version " + Shapes.LANGUAGE + " of the language, not "
                                        + scalar.text(),
                                "a newer drillbook may read it"));
    }

    /** @param path of what the steps stand in */
    static List<Step> steps(MappingReader reader, String name, String path, boolean mayBeEmpty) {
        List<YamlNode> items = reader.items(name, mayBeEmpty).orElse(List.of());
        List<Step> steps = new ArrayList<>();
        for (YamlNode item : items) {
            steps.add(StepParser.step(item, path, steps.size(), reader.problems()));
        }
        return steps;
    }

    /** The names and values under a key, every name in its form. */
    static Arguments arguments(MappingReader reader, String name) {
        Optional<YamlNode> node = reader.node(name);
        if (node.isEmpty()) {
            return new Arguments(List.of(), reader.position());
        }
        Position position = reader.positionOf(name);
        Optional<Mapping> mapping = MappingReader.mapping(name, node.get(), reader.problems());
        if (mapping.isEmpty()) {
            return new Arguments(List.of(), position);
        }
        List<Argument> values = new ArrayList<>();
        for (Entry entry : mapping.get().entries()) {
            String what = "the name of a value under \"" + name + "\"";
            if (reader.scalars().identifier(what, entry.key())) {
                values.add(new Argument(
                        new Located<>(entry.key().text(), entry.key().position()), entry.value()));
            }
        }
        return new Arguments(values, position);
    }
}
