package io.drillbook.drills.bench.evidence;

import io.drillbook.activities.evidence.EvidenceHome;
import io.drillbook.activities.failure.ActionException;
import io.drillbook.runbooks.call.FailureKind;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A folder without forcing anything to the disk: the disk's speed is not what is compared. */
record PlainHome(Path root) implements EvidenceHome {
    PlainHome {
        for (String folder : List.of("chain", "opened", "records", "results", "closings", "keys", "claims", "index")) {
            try {
                Files.createDirectories(root.resolve(folder));
            } catch (IOException failed) {
                throw new java.io.UncheckedIOException(failed);
            }
        }
    }

    @Override
    public boolean create(String path, byte[] content) throws ActionException {
        try {
            Files.write(root.resolve(path), content, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            return true;
        } catch (FileAlreadyExistsException taken) {
            return false;
        } catch (IOException failed) {
            throw broken(failed);
        }
    }

    @Override
    public Optional<byte[]> read(String path) throws ActionException {
        try {
            return Optional.of(Files.readAllBytes(root.resolve(path)));
        } catch (NoSuchFileException missing) {
            return Optional.empty();
        } catch (IOException failed) {
            throw broken(failed);
        }
    }

    @Override
    public List<String> names(String folder) throws ActionException {
        try (Stream<Path> files = Files.list(root.resolve(folder))) {
            return files.map(file -> folder + file.getFileName()).sorted().toList();
        } catch (IOException failed) {
            throw broken(failed);
        }
    }

    @Override
    public String location(String path) {
        return root.resolve(path).toString();
    }

    private static ActionException broken(IOException failed) {
        return new ActionException(
                "bench-folder",
                FailureKind.INTERNAL,
                "the bench's folder failed: " + failed.getMessage(),
                "free space");
    }
}
