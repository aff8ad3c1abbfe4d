package io.drillbook.worker.evidence;

import io.drillbook.activities.evidence.EvidenceHome;
import io.drillbook.activities.failure.ActionException;
import io.drillbook.runbooks.evidence.LedgerFiles;
import io.drillbook.runbooks.evidence.LedgerPaths;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A ledger where its writers keep it. */
public record HomeFiles(EvidenceHome home) implements LedgerFiles {
    @Override
    public Optional<byte[]> read(String path) throws IOException {
        try {
            return path.contains("/") ? home.read(path) : Optional.empty();
        } catch (ActionException failed) {
            throw new IOException(failed.failure().message(), failed);
        }
    }

    @Override
    public Stream<String> names(String prefix) throws IOException {
        List<String> names = new ArrayList<>();
        try {
            for (String folder : LedgerPaths.KEPT) {
                if (folder.startsWith(prefix)) {
                    names.addAll(home.names(folder));
                }
            }
        } catch (ActionException failed) {
            throw new IOException(failed.failure().message(), failed);
        }
        return names.stream();
    }
}
