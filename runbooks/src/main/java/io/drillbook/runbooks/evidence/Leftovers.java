package io.drillbook.runbooks.evidence;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Files among the evidence that no entry names. In a bundle they are wrong; in a ledger they may be on their way. */
final class Leftovers {
    private final LedgerFiles files;
    private final ProblemLog problems;
    private final boolean bundle;
    private final List<String> notes = new ArrayList<>();

    Leftovers(LedgerFiles files, ProblemLog problems, boolean bundle) {
        this.files = files;
        this.problems = problems;
        this.bundle = bundle;
    }

    /** Counts first: only when there are more files than entries named is anything read again. */
    void look(long entries, EntryFiles found) throws IOException {
        for (String folder : LedgerPaths.PROVEN) {
            long count;
            try (Stream<String> names = files.names(folder)) {
                count = names.count();
            }
            boolean unsure = folder.equals(LedgerPaths.LOGS) && found.revised() && count > 0;
            if (unsure || count > (folder.equals(LedgerPaths.CHAIN) ? entries : found.found(folder))) {
                tell(folder);
            }
        }
    }

    List<String> notes() {
        return notes;
    }

    private void tell(String folder) throws IOException {
        Set<String> named = folder.equals(LedgerPaths.CHAIN) ? Set.of() : named();
        List<String> loose;
        try (Stream<String> names = files.names(folder)) {
            loose = names.filter(name -> folder.equals(LedgerPaths.CHAIN)
                            ? LedgerPaths.sequence(name).isEmpty()
                            : !named.contains(name))
                    .sorted()
                    .toList();
        }
        if (loose.isEmpty()) {
            return;
        }
        if (bundle) {
            loose.stream()
                    .limit(LedgerVerifier.MOST_PROBLEMS)
                    .forEach(name -> problems.file(0, name, "file-not-in-chain", "no entry names it"));
        } else {
            notes.add(loose.size() + " file(s) in " + folder + " are named by no entry and prove nothing: "
                    + loose.getFirst() + (loose.size() == 1 ? "" : " and others"));
        }
    }

    private Set<String> named() throws IOException {
        Set<String> named = new TreeSet<>();
        for (long sequence = 1; ; sequence++) {
            Optional<byte[]> file = files.read(LedgerPaths.entry(sequence));
            if (file.isEmpty()) {
                return named;
            }
            try {
                Statement.read(Envelope.read(file.get()).statement())
                        .subject()
                        .forEach(subject -> named.add(subject.name()));
            } catch (IOException | RuntimeException told) {
                // The walk has told of this entry already.
            }
        }
    }
}
