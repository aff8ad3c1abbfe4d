package io.drillbook.runbooks.evidence;

import java.util.Optional;

/**
 * Whether what the reader trusts proves the chain. A good signature of a trusted key commits everything before it, by the
 * chain of digests; what comes after the last one must be signed by a trusted key as well.
 */
final class TrustWalk {
    private final Trust trust;
    private final KeyRing keys;
    private final ProblemLog problems;
    private long committed;
    private long firstAfter;
    private String signerAfter = "";
    private String firstSigner = "";
    private boolean headSeen;
    private boolean headDiffers;

    TrustWalk(Trust trust, KeyRing keys, ProblemLog problems) {
        this.trust = trust;
        this.keys = keys;
        this.problems = problems;
    }

    /** @param good whether the signature holds and the key was valid */
    void entry(long sequence, String digest, String signer, boolean good) {
        if (firstSigner.isEmpty()) {
            firstSigner = signer;
        }
        if (trust.head().map(HeadMark::sequence).equals(Optional.of(sequence))) {
            head(sequence, digest);
        }
        if (good && keys.trusts(signer)) {
            commit(sequence);
        } else if (firstAfter == 0) {
            firstAfter = sequence;
            signerAfter = signer;
        }
    }

    /**
     * After the last entry.
     *
     * @param signedHead whether a signed head says where it ends
     */
    void end(Optional<HeadMark> last, boolean signedHead) {
        if (!trust.any() || last.isEmpty()) {
            return;
        }
        if (trust.head().isPresent() && !headSeen) {
            long ends = last.get().sequence();
            long wanted = trust.head().get().sequence();
            problems.chain(
                    Math.min(ends + 1, wanted),
                    LedgerPaths.entry(wanted),
                    "entries-dropped",
                    "the trusted head is entry " + wanted + ", and the chain "
                            + (ends < wanted ? "ends at entry " + ends : "does not hold it"));
        }
        if (trust.head().isPresent() && headDiffers) {
            return;
        }
        if (committed == 0 && !trust.fingerprints().isEmpty()) {
            problems.chain(
                    1,
                    LedgerPaths.entry(1),
                    "signer-not-trusted",
                    "no entry is signed by " + String.join(" or ", trust.fingerprints()) + "; the first is signed by "
                            + firstSigner);
        } else if (firstAfter != 0) {
            problems.chain(
                    firstAfter,
                    LedgerPaths.entry(firstAfter),
                    "signer-not-trusted",
                    "signed by " + signerAfter + ", for which no trusted key vouches");
        }
    }

    private void head(long sequence, String digest) {
        headSeen = true;
        String wanted = trust.head().orElseThrow().digest();
        if (!wanted.equals(digest)) {
            headDiffers = true;
            problems.chain(
                    sequence,
                    LedgerPaths.entry(sequence),
                    "head-differs",
                    "its SHA-256 is " + digest + ", the trusted head says " + wanted);
            return;
        }
        keys.trustAll();
        commit(sequence);
    }

    private void commit(long sequence) {
        committed = sequence;
        firstAfter = 0;
    }
}
