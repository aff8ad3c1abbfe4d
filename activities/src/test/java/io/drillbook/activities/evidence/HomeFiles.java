package io.drillbook.activities.evidence;

import io.drillbook.activities.failure.ActionException;
import io.drillbook.runbooks.evidence.LedgerFiles;
import io.drillbook.runbooks.evidence.LedgerPaths;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A home as the verifier reads it. */
public record HomeFiles(EvidenceHome home) implements LedgerFiles {
    @Override
    public Optional<byte[]> read(String path) throws IOException {
        if (!path.contains("/")) {
            return Optional.empty();
        }
        try {
            return home.read(path);
        } catch (ActionException failed) {
            throw new IOException(failed);
        }
    }

    @Override
    public Stream<String> names(String prefix) throws IOException {
        List<String> names = new ArrayList<>();
        try {
            for (String folder : LedgerPaths.PROVEN) {
                if (folder.startsWith(prefix)) {
                    names.addAll(home.names(folder));
                }
            }
        } catch (ActionException failed) {
            throw new IOException(failed);
        }
        return names.stream();
    }
}
