package io.drillbook.runbooks.call;

import java.util.List;
import java.util.Optional;

/**
 * Who stands for a run, as far as signatures prove it.
 *
 * @param starter who started it; absent when the start was not signed
 * @param definitionSigner who signed the runbook's text
 * @param standing consents given beforehand, and by whom
 * @param votes all that were cast, also those that did not count
 */
public record RunConsents(
        Optional<Signer> starter, Optional<Signer> definitionSigner, List<Standing> standing, List<CastVote> votes) {
    public RunConsents {
        standing = List.copyOf(standing);
        votes = List.copyOf(votes);
    }

    /**
     * A consent given beforehand.
     *
     * @param signer absent when the signature is nobody's; it counts for nothing then
     * @param message what was found of its signature
     */
    public record Standing(SignedText text, Optional<Signer> signer, String message) {}
}
