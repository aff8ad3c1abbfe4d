package io.drillbook.runbooks.call;

import java.util.List;
import java.util.Optional;

/**
 * What people signed before a run began.
 *
 * @param start a {@link StartStatement}, by who starts it
 * @param definition a {@link DefinitionStatement}, by who stands for the runbook's text
 * @param standing {@link StandingStatement}s, by who consents beforehand
 */
public record StartProof(Optional<SignedText> start, Optional<SignedText> definition, List<SignedText> standing) {
    public StartProof {
        standing = List.copyOf(standing);
    }
}
