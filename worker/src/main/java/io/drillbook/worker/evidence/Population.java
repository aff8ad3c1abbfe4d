package io.drillbook.worker.evidence;

import io.drillbook.runbooks.evidence.ChainEntry;
import io.drillbook.runbooks.evidence.LedgerFiles;
import io.drillbook.runbooks.evidence.LedgerVerifier;
import io.drillbook.runbooks.evidence.Selection;
import io.drillbook.runbooks.evidence.Trust;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** One line for each run: its record, or what was found in its place, or that it began. */
public final class Population {
    private Population() {}

    /** Of a ledger or a bundle, in the order of the chain. */
    public static List<ChainEntry> of(LedgerFiles files, Selection selection) throws IOException {
        List<ChainEntry> entries = new ArrayList<>();
        LedgerVerifier.verify(files, Trust.NONE, entries::add);
        return of(entries.stream().filter(selection::holds).toList());
    }

    /**
     * Of entries in order. An opening counts as long as nothing closed its run, before it or after: it may have waited on
     * a machine for the ledger. Every record counts, as a run that was reset leaves several.
     */
    public static List<ChainEntry> of(List<ChainEntry> entries) {
        Set<String> closed = entries.stream()
                .filter(entry -> entry.kind() != ChainEntry.Kind.OPENED)
                .flatMap(entry -> entry.run().stream())
                .map(run -> run.identity().key())
                .collect(Collectors.toSet());
        return entries.stream()
                .filter(entry -> entry.run().isPresent())
                .filter(entry -> entry.kind() != ChainEntry.Kind.OPENED
                        || !closed.contains(entry.run().orElseThrow().identity().key()))
                .toList();
    }
}
