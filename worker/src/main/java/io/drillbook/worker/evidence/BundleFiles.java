package io.drillbook.worker.evidence;

import io.drillbook.runbooks.evidence.LedgerFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** A bundle as it was handed over: one zip file. */
public final class BundleFiles implements LedgerFiles, AutoCloseable {
    /** No file of ours is larger; a zip may claim anything. */
    private static final int LARGEST = 256 << 20;

    private final ZipFile zip;

    /** Opens a zip file. */
    public BundleFiles(Path file) throws IOException {
        this.zip = new ZipFile(file.toFile());
    }

    @Override
    public Optional<byte[]> read(String path) throws IOException {
        ZipEntry entry = zip.getEntry(path);
        if (entry == null || entry.isDirectory()) {
            return Optional.empty();
        }
        try (InputStream stream = zip.getInputStream(entry)) {
            byte[] content = stream.readNBytes(LARGEST + 1);
            if (content.length > LARGEST) {
                throw new IOException(path + " is larger than any file of a bundle");
            }
            return Optional.of(content);
        }
    }

    @Override
    public Stream<String> names(String prefix) {
        return zip.stream()
                .filter(entry -> !entry.isDirectory())
                .map(ZipEntry::getName)
                .filter(name -> name.startsWith(prefix));
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
