package io.drillbook.worker.evidence;

import io.drillbook.runbooks.evidence.LedgerFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** A ledger's folder, or an unpacked bundle. Names come from the folder as they are met, so that none is kept. */
public record FolderFiles(Path root) implements LedgerFiles {
    @Override
    public Optional<byte[]> read(String path) throws IOException {
        try {
            return Optional.of(Files.readAllBytes(root.resolve(path)));
        } catch (NoSuchFileException missing) {
            return Optional.empty();
        }
    }

    // Whoever asks for names closes them, as the interface says.
    @SuppressWarnings("StreamResourceLeak")
    @Override
    public Stream<String> names(String prefix) throws IOException {
        Path start = prefix.endsWith("/") ? root.resolve(prefix) : root;
        if (!Files.isDirectory(start)) {
            return Stream.empty();
        }
        return Files.walk(start)
                .filter(Files::isRegularFile)
                .filter(file -> !String.valueOf(file.getFileName()).startsWith(".new-"))
                .map(file -> root.relativize(file).toString())
                .filter(path -> path.startsWith(prefix));
    }
}
