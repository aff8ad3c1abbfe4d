package io.drillbook.worker.evidence;

import io.drillbook.runbooks.evidence.ChainEntry;
import io.drillbook.runbooks.evidence.LedgerFiles;
import io.drillbook.runbooks.evidence.LedgerVerifier;
import io.drillbook.runbooks.evidence.Selection;
import io.drillbook.runbooks.evidence.Trust;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

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
        Map<String, ChainEntry> lines = new LinkedHashMap<>();
        Set<String> closed = new HashSet<>();
        for (ChainEntry entry : entries) {
            if (entry.run().isEmpty()) {
                continue;
            }
            String run = entry.run().get().identity().key();
            if (entry.kind() == ChainEntry.Kind.OPENED) {
                if (!closed.contains(run)) {
                    lines.put(run, entry);
                }
            } else {
                closed.add(run);
                lines.remove(run);
                lines.put(run + " " + entry.sequence(), entry);
            }
        }
        return List.copyOf(lines.values());
    }
}
