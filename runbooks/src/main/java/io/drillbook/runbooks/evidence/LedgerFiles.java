package io.drillbook.runbooks.evidence;

import java.io.IOException;
import java.util.Optional;
import java.util.stream.Stream;

/** The files of a ledger or a bundle, wherever they lie. */
public interface LedgerFiles {
    /** A file's bytes; empty when there is none. */
    Optional<byte[]> read(String path) throws IOException;

    /** Paths of all files that begin so, in no order; close it. An empty prefix means all. */
    Stream<String> names(String prefix) throws IOException;
}
