package io.drillbook.drills.lab;

import io.drillbook.drills.lab.problem.LabException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** One program at a time works on a lab. The lock goes with the program, however that ends. */
final class FolderLock {
    /** What is done while the lock is held. */
    @FunctionalInterface
    interface Work<T> {
        T run() throws LabException, IOException;
    }

    private FolderLock() {}

    /** Does something while it holds the lock of a lab's folder, which is made when missing. */
    static <T> T during(Path folder, Work<T> work) throws LabException, IOException {
        Files.createDirectories(folder);
        Path file = folder.resolve("lock");
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            if (taken(channel)) {
                throw new LabException(
                        "lab-busy",
                        "another program is working on the lab in " + folder,
                        "wait until it is done, then try again");
            }
            return work.run();
        }
    }

    private static boolean taken(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() == null;
        } catch (OverlappingFileLockException here) {
            // Held by another thread of this program: the same answer as for another program.
            return true;
        }
    }

    /** Deletes a folder with all that is in it. */
    static void deleteAll(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            List<Path> deepestFirst = paths.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.delete(path);
            }
        }
    }
}
