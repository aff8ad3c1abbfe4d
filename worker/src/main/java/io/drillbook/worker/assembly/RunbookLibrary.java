package io.drillbook.worker.assembly;

import io.drillbook.runbooks.RunbookCompiler;
import io.drillbook.runbooks.action.ActionCatalog;
import io.drillbook.runbooks.json.Digests;
import io.drillbook.runbooks.plan.Definition;
import io.drillbook.runbooks.problem.NearestName;
import io.drillbook.runbooks.source.SourceText;
import io.drillbook.worker.exit.CommandException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Finds runbooks: by path, or by name in a library with one folder an engine.
 *
 * @param folder of the library
 */
public record RunbookLibrary(Path folder) {
    /**
     * The text of a runbook.
     *
     * @param name a path ending in {@code .yaml}, {@code engine.name}, or a name
     * @param engine decides between runbooks of one name
     * @throws CommandException bad input, when there is none or more than one
     */
    public SourceText find(String name, Optional<String> engine) {
        if (name.endsWith(".yaml") || name.endsWith(".yml")) {
            return TextFile.read(Path.of(name), "runbook");
        }
        List<Path> all = files();
        List<Path> named = all.stream()
                .filter(file -> name(file).equals(name) || (engine(file) + "." + name(file)).equals(name))
                .toList();
        List<Path> fitting = named.size() > 1 && engine.isPresent()
                ? named.stream()
                        .filter(file -> engine(file).equals(engine.orElseThrow()))
                        .toList()
                : named;
        if (fitting.size() == 1) {
            return TextFile.read(fitting.getFirst(), "runbook");
        }
        TreeSet<String> known = new TreeSet<>();
        all.forEach(file -> known.add(name(file)));
        if (fitting.isEmpty()) {
            throw CommandException.badInput(
                    "unknown-runbook",
                    "there is no runbook " + name,
                    NearestName.of(name, known)
                            .map(near -> "did you mean " + near + "?")
                            .orElse("known are: " + String.join(", ", known) + "; or give a path ending in .yaml"));
        }
        throw CommandException.badInput(
                "ambiguous-runbook",
                name + " exists for several engines",
                "name one of "
                        + String.join(
                                ", ",
                                fitting.stream()
                                        .map(file -> engine(file) + "." + name(file))
                                        .toList()));
    }

    /** What {@link Definition#source} of {@code engine.name} would be now; empty when the library has none. */
    public Optional<String> digest(String runbook) {
        return files().stream()
                .filter(file -> (engine(file) + "." + name(file)).equals(runbook))
                .findFirst()
                .map(file -> digest(TextFile.read(file, "runbook")));
    }

    private static String digest(SourceText text) {
        return RunbookCompiler.compile(text, ActionCatalog.load(), TextsBeside.of(text))
                .definition()
                .map(Definition::source)
                .orElseGet(() -> Digests.sha256(text.text()));
    }

    /** Every runbook of the library, in the order of engines and names. */
    public List<Path> files() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> found = Files.walk(folder, 2)) {
            return found.filter(file -> file.toString().endsWith(".yaml")
                            && !file.toString().endsWith(".test.yaml"))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String name(Path file) {
        String text = String.valueOf(file.getFileName());
        return text.substring(0, text.length() - ".yaml".length());
    }

    private static String engine(Path file) {
        Path parent = file.getParent();
        return parent == null ? "" : String.valueOf(parent.getFileName());
    }
}
