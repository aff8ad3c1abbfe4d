package io.drillbook.worker.assembly;

import io.drillbook.runbooks.source.RunbookTexts;
import io.drillbook.runbooks.source.SourceText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The runbooks that one may call: those of its own folder, and those in the folders of other engines beside it. The same
 * for every command, so that what lint has checked is what runs.
 *
 * @param folder in which the calling runbook lies
 */
public record TextsBeside(Path folder) implements RunbookTexts {
    private static final String ENDING = ".yaml";
    private static final String TEST = ".test.yaml";

    /** Those that a runbook may call; its name is the path of its file. */
    public static TextsBeside of(SourceText runbook) {
        return new TextsBeside(
                Path.of(runbook.name()).toAbsolutePath().normalize().resolveSibling(""));
    }

    @Override
    public List<SourceText> find(String engine, String name) {
        return Stream.of(folder, folder.resolveSibling(engine))
                .distinct()
                .map(place -> place.resolve(name + ENDING))
                .filter(Files::isRegularFile)
                .map(file -> TextFile.read(shown(file), "runbook"))
                .toList();
    }

    @Override
    public SortedSet<String> names(String engine) {
        SortedSet<String> names = new TreeSet<>();
        Stream.of(folder, folder.resolveSibling(engine)).distinct().forEach(place -> add(place, names));
        return names;
    }

    private static void add(Path place, SortedSet<String> names) {
        if (!Files.isDirectory(place)) {
            return;
        }
        try (Stream<Path> files = Files.list(place)) {
            files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.endsWith(ENDING) && !name.endsWith(TEST))
                    .forEach(name -> names.add(name.substring(0, name.length() - ENDING.length())));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** As people see paths: from the folder they are in, when the file lies below it. */
    private static Path shown(Path file) {
        Path here = Path.of("").toAbsolutePath();
        return file.startsWith(here) ? here.relativize(file) : file;
    }
}
