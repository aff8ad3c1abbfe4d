package io.drillbook.runbooks.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What was found wrong, in the order it was found; only so much of it is kept. */
final class ProblemLog {
    private final List<LedgerProblem> kept = new ArrayList<>();
    private long count;
    private long unprovenFrom = Long.MAX_VALUE;

    /** Something that concerns one file. */
    void file(long sequence, String path, String code, String message) {
        count++;
        if (kept.size() < LedgerVerifier.MOST_PROBLEMS) {
            kept.add(new LedgerProblem(sequence, path, code, message));
        }
    }

    /** Something after which the chain itself is not proven any more. */
    void chain(long sequence, String path, String code, String message) {
        file(sequence, path, code, message);
        unprovenFrom = Math.min(unprovenFrom, sequence);
    }

    List<LedgerProblem> kept() {
        return kept;
    }

    long count() {
        return count;
    }

    Optional<Long> unprovenFrom() {
        return unprovenFrom == Long.MAX_VALUE ? Optional.empty() : Optional.of(unprovenFrom);
    }
}
