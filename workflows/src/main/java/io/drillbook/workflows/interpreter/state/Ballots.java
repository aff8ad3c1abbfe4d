package io.drillbook.workflows.interpreter.state;

import io.drillbook.runbooks.call.CastVote;
import io.drillbook.runbooks.call.RunConsents;
import io.drillbook.runbooks.call.Signer;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * What people have to do with a run, by their own hand.
 *
 * @param open steps that ask, by key
 * @param votes all that came, in their order
 * @param proven who signed what before the run began, once that was checked
 */
public record Ballots(SortedMap<String, Ballot> open, List<CastVote> votes, Optional<Proven> proven) {
    public Ballots {
        votes = List.copyOf(votes);
    }

    /** Who signed what before the run began. */
    public record Proven(
            Optional<Signer> starter, Optional<Signer> definitionSigner, List<RunConsents.Standing> standing) {
        /** Nobody signed anything. */
        public static final Proven NOTHING = new Proven(Optional.empty(), Optional.empty(), List.of());

        public Proven {
            standing = List.copyOf(standing);
        }
    }
}
