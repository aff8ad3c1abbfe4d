package io.drillbook.runbooks;

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

/** The runbooks of one folder, for those of the tests that call them. */
public record FolderTexts(Path folder) implements RunbookTexts {
    @Override
    public List<SourceText> find(String engine, String name) {
        Path file = folder.resolve(name + ".yaml");
        try {
            return Files.exists(file) ? List.of(new SourceText(name + ".yaml", Files.readString(file))) : List.of();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    @Override
    public SortedSet<String> names(String engine) {
        try (Stream<Path> files = Files.list(folder)) {
            SortedSet<String> names = new TreeSet<>();
            files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".yaml"))
                    .forEach(name -> names.add(name.substring(0, name.length() - ".yaml".length())));
            return names;
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
