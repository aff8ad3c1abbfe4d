package io.drillbook.runbooks.evidence;

import io.drillbook.runbooks.call.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What came out of verifying a ledger or a bundle.
 *
 * @param verdict unknown when nothing is wrong and no trusted key or head says whose it is, or when there is no entry
 * @param reason the verdict in one line
 * @param head of what was read
 * @param bundledAt RFC 3339, when the bundle was made; absent for a ledger itself
 * @param files how many files of runs were compared with their digests
 * @param first the first wrong thing, in the order of the chain
 * @param problems in the order of the chain; at most {@value LedgerVerifier#MOST_PROBLEMS}
 * @param problemCount how many there are in all
 * @param unprovenFrom number of the first entry that is not proven; everything after it rests on it
 * @param open runs that began and had not ended when the last entry was written, as workflow ids
 * @param notes what a reader should know and is not wrong
 */
public record Verification(
        Verdict verdict,
        String reason,
        Optional<String> ledger,
        Optional<HeadMark> head,
        Optional<String> bundledAt,
        Selection selection,
        long entries,
        long records,
        long closings,
        long files,
        List<KeyNotice> keys,
        Optional<LedgerProblem> first,
        List<LedgerProblem> problems,
        long problemCount,
        Optional<Long> unprovenFrom,
        List<String> open,
        List<String> notes) {
    public Verification {
        keys = List.copyOf(keys);
        problems = List.copyOf(problems);
        open = List.copyOf(open);
        notes = List.copyOf(notes);
    }

    /** The same with what was found about time stamps: the wrong ones make it fail, the others are notes. */
    public Verification with(List<LedgerProblem> wrong, List<String> stamped) {
        List<LedgerProblem> all = new ArrayList<>(problems);
        all.addAll(wrong);
        List<String> told = new ArrayList<>(notes);
        told.addAll(stamped);
        return new Verification(
                wrong.isEmpty() ? verdict : Verdict.FAILED,
                wrong.isEmpty() ? reason : VerdictMaker.wrong(problemCount + wrong.size()),
                ledger,
                head,
                bundledAt,
                selection,
                entries,
                records,
                closings,
                files,
                keys,
                all.stream().findFirst(),
                all,
                problemCount + wrong.size(),
                unprovenFrom,
                open,
                told);
    }
}
