package io.drillbook.runbooks.call;

import java.util.Optional;

/**
 * Somebody votes or answers. Nothing in it is believed but what the signature proves, so it may be sent by anybody.
 *
 * @param statement text of a {@link VoteStatement}
 * @param signature of the text, as {@code ssh-keygen -Y sign} makes it
 */
public record VoteAsk(Optional<String> statement, Optional<String> signature) {
    /** Update of every run; its answer is a text for people. */
    public static final String UPDATE = "vote";

    /** How long the texts may be, each. */
    public static final int LONGEST = 4000;
}
