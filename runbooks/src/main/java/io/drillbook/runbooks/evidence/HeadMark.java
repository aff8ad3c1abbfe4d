package io.drillbook.runbooks.evidence;

import java.util.Optional;

/**
 * Where a ledger stood: short enough to be written into a mail or on paper. It commits everything up to there.
 *
 * @param sequence of the last entry
 * @param digest SHA-256 of that entry's file, in hexadecimal
 */
public record HeadMark(long sequence, String digest) {
    /** Reads {@code 41:ab12…}, with all 64 digits. */
    public static Optional<HeadMark> read(String text) {
        if (!text.matches("[1-9][0-9]{0,11}:[0-9a-f]{64}")) {
            return Optional.empty();
        }
        int colon = text.indexOf(':');
        return Optional.of(new HeadMark(Long.parseLong(text.substring(0, colon)), text.substring(colon + 1)));
    }

    @Override
    public String toString() {
        return sequence + ":" + digest;
    }
}
