package io.drillbook.worker.evidence;

import io.drillbook.runbooks.evidence.LedgerFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A bundle in memory, to be tampered with. */
final class MemoryFiles implements LedgerFiles {
    final Map<String, byte[]> files = new TreeMap<>();

    /** The bytes themselves and no copy of them, so that a test can flip one. */
    byte[] content(String path) {
        byte[] content = files.get(path);
        if (content == null) {
            throw new IllegalArgumentException("no file " + path);
        }
        return content;
    }

    static MemoryFiles of(Path bundle) throws IOException {
        MemoryFiles memory = new MemoryFiles();
        try (BundleFiles zip = new BundleFiles(bundle)) {
            for (String name : zip.names("").toList()) {
                memory.files.put(name, zip.read(name).orElseThrow());
            }
        }
        return memory;
    }

    @Override
    public Optional<byte[]> read(String path) {
        return Optional.ofNullable(files.get(path));
    }

    @Override
    public Stream<String> names(String prefix) {
        return files.keySet().stream().filter(name -> name.startsWith(prefix));
    }

    /** The only file with this start, the one with this number. */
    String name(String prefix, int number) {
        return names(prefix).toList().get(number);
    }

    void swap(String one, String other) {
        byte[] first = files.get(one);
        files.put(one, files.get(other));
        files.put(other, first);
    }
}
