package io.drillbook.runbooks.call;

import java.util.Optional;

/**
 * What one long command printed, for the record: its ends here, the whole in the ledger.
 *
 * @param host where it ran
 * @param command as it was run, secrets left out
 * @param bytes of the whole text, in UTF-8
 * @param sha256 of the whole text, in hexadecimal
 * @param head how it begins, {@value #END} letters; all of it, up to twice as many, when there is no tail
 * @param tail how it ends, at most {@value #END} letters
 * @param cut whether the host kept less than was printed: the beginning and the end
 * @param file where the whole lies in the ledger; absent when the head says all, and when it could not be stored in time
 */
public record ActLog(
        String host,
        String command,
        long bytes,
        String sha256,
        String head,
        String tail,
        boolean cut,
        Optional<String> file) {
    /** The same without its ends. */
    public ActLog withoutEnds() {
        return new ActLog(host, command, bytes, sha256, "", "", cut, file);
    }

    /** How much of each end stands in a record. */
    public static final int END = 2000;
}
