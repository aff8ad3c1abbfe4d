package io.drillbook.runbooks.evidence;

/**
 * Something in a ledger that is not as it was written.
 *
 * @param sequence of the entry it concerns; 0 when it concerns no entry
 * @param path of the file
 * @param code stable, kebab-case
 * @param message what was found, with both values
 */
public record LedgerProblem(long sequence, String path, String code, String message) {
    @Override
    public String toString() {
        return (sequence == 0 ? "" : "entry " + sequence + ": ") + code + ": " + message + " (" + path + ")";
    }
}
