package io.drillbook.runbooks.evidence;

import java.util.List;
import java.util.Optional;

/**
 * What the reader trusts, learned from elsewhere than the ledger itself.
 *
 * @param fingerprints of keys
 * @param head an earlier head; the ledger must still hold it
 */
public record Trust(List<String> fingerprints, Optional<HeadMark> head) {
    /** Nothing: a ledger can be consistent then, but its signer is not proven. */
    public static final Trust NONE = new Trust(List.of(), Optional.empty());

    public Trust {
        fingerprints = List.copyOf(fingerprints);
    }

    /** Whether anything is trusted. */
    public boolean any() {
        return !fingerprints.isEmpty() || head.isPresent();
    }
}
