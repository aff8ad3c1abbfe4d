package io.drillbook.runbooks.evidence;

import io.drillbook.runbooks.call.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Draws the conclusion. */
final class VerdictMaker {
    private final Trust trust;
    private final ProblemLog problems;
    private final long entries;
    private final boolean bundle;

    VerdictMaker(Trust trust, ProblemLog problems, long entries, boolean bundle) {
        this.trust = trust;
        this.problems = problems;
        this.entries = entries;
        this.bundle = bundle;
    }

    Verification make(
            Optional<String> ledger,
            Optional<HeadMark> last,
            Optional<LedgerHead> head,
            long records,
            long closings,
            long files,
            List<KeyNotice> keys,
            List<String> open,
            List<String> found) {
        List<LedgerProblem> sorted = new ArrayList<>(problems.kept());
        // What concerns no entry comes last: it says less than the first wrong entry.
        sorted.sort(java.util.Comparator.comparingLong(
                (LedgerProblem problem) -> problem.sequence() == 0 ? Long.MAX_VALUE : problem.sequence()));
        List<String> notes = new ArrayList<>(found);
        if (!bundle && trust.head().isEmpty() && entries > 0) {
            notes.add("no signed head lies here: entries dropped from the end would not be seen; compare with an"
                    + " earlier head");
        }
        return new Verification(
                verdict(),
                reason(),
                ledger,
                last,
                head.map(LedgerHead::at),
                head.map(LedgerHead::selection).orElse(Selection.ALL),
                entries,
                records,
                closings,
                files,
                keys,
                sorted.stream().findFirst(),
                sorted,
                problems.count(),
                problems.unprovenFrom(),
                open,
                notes);
    }

    private Verdict verdict() {
        if (problems.count() > 0) {
            return Verdict.FAILED;
        }
        return entries == 0 || !trust.any() ? Verdict.UNKNOWN : Verdict.PASSED;
    }

    private String reason() {
        if (problems.count() > 0) {
            return wrong(problems.count());
        }
        if (entries == 0) {
            return "there is no entry to look at";
        }
        return trust.any()
                ? "every entry, signature and file is as it was written"
                : "consistent, signer not proven: name a key or an earlier head you trust";
    }

    static String wrong(long count) {
        return count + " thing(s) are not as they were written";
    }
}
