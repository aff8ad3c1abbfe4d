package io.drillbook.activities.evidence;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A folder whose files appear whole and never change. A file is written under a hidden name, brought to the disk, and
 * linked to its own name, which fails when the name is taken; then the folder itself is brought to the disk.
 */
final class CreateOnlyFolder {
    private static final String HIDDEN = ".new-";

    private final Path folder;

    CreateOnlyFolder(Path folder) {
        this.folder = folder;
    }

    /** @return false when the name is taken; that file is left as it is */
    boolean create(String name, byte[] content) throws IOException {
        Files.createDirectories(folder);
        Path hidden = folder.resolve(HIDDEN + UUID.randomUUID());
        try {
            try (FileChannel channel =
                    FileChannel.open(hidden, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                ByteBuffer buffer = ByteBuffer.wrap(content);
                while (buffer.hasRemaining()) {
                    channel.write(buffer);
                }
                channel.force(true);
            }
            Files.createLink(folder.resolve(name), hidden);
            return true;
        } catch (FileAlreadyExistsException taken) {
            return false;
        } finally {
            Files.deleteIfExists(hidden);
            // Also when the name was taken: its writer may have died before it came this far.
            bringToDisk();
        }
    }

    Optional<byte[]> read(String name) throws IOException {
        try {
            return Optional.of(Files.readAllBytes(folder.resolve(name)));
        } catch (NoSuchFileException missing) {
            return Optional.empty();
        }
    }

    /** Names of all whole files, sorted. */
    List<String> names() throws IOException {
        List<String> names = new ArrayList<>();
        if (!Files.isDirectory(folder)) {
            return names;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                String name = String.valueOf(file.getFileName());
                if (!name.startsWith(HIDDEN)) {
                    names.add(name);
                }
            }
        }
        Collections.sort(names);
        return names;
    }

    private void bringToDisk() throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
