package io.drillbook.runbooks.call;

import java.util.List;
import java.util.Optional;

/** What {@link SystemAction#CHECK_SIGNATURES} found, in the order in which it was asked. */
public record SignatureVerdicts(List<Item> items) {
    public SignatureVerdicts {
        items = List.copyOf(items);
    }

    /**
     * One verdict.
     *
     * @param signer absent when the signature is not the claimed person's
     * @param message why it is not, or what was found
     */
    public record Item(Optional<Signer> signer, String message) {}
}
