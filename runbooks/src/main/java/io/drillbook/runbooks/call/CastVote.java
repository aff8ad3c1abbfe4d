package io.drillbook.runbooks.call;

import java.util.Optional;

/**
 * A vote or an answer that was sent to a run, whatever became of it.
 *
 * @param id of the request that brought it
 * @param at when it came, RFC 3339
 * @param step key of the step it is for, as far as it says so
 * @param decision approve, reject or answer, as far as it says so
 * @param voter whom it names
 * @param code why it does not count, one word for programs
 * @param message what became of it, for people
 * @param signer who signed it, when that is proven
 * @param text the statement with its signature, when it has both
 */
public record CastVote(
        String id,
        String at,
        String step,
        String decision,
        String voter,
        Standing standing,
        Optional<String> code,
        String message,
        Optional<Signer> signer,
        Optional<SignedText> text) {
    /** What became of it. */
    public enum Standing {
        /** Its signature is being checked. */
        CHECKING,
        COUNTED,
        REFUSED
    }

    /** The same, known to be signed by somebody. */
    public CastVote by(Signer known) {
        return new CastVote(id, at, step, decision, voter, standing, code, message, Optional.of(known), text);
    }

    /** The same, which counts. */
    public CastVote counted(String why) {
        return new CastVote(id, at, step, decision, voter, Standing.COUNTED, Optional.empty(), why, signer, text);
    }

    /** The same, which does not count. */
    public CastVote refused(String reason, String why) {
        return new CastVote(id, at, step, decision, voter, Standing.REFUSED, Optional.of(reason), why, signer, text);
    }
}
