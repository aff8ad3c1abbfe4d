package io.drillbook.runbooks.call;

import java.util.List;

/** Asks {@link SystemAction#CHECK_SIGNATURES} who signed what. */
public record SignatureCheck(List<Item> items) {
    public SignatureCheck {
        items = List.copyOf(items);
    }

    /**
     * One text.
     *
     * @param namespace that the signature must name, so that no signature is good for another purpose
     * @param claimed name of the person that the text itself names
     */
    public record Item(String namespace, String claimed, SignedText text) {}
}
