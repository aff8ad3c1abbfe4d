package io.drillbook.runbooks.evidence;

/**
 * What is signed when a bundle is made: where the ledger stood, and what of it is in the bundle. The statement's subjects
 * are the bundle's own files, forms and documents included.
 *
 * @param ledger name of the ledger
 * @param sequence of its last entry
 * @param entry SHA-256 of that entry's file, in hexadecimal
 * @param at RFC 3339, when the bundle was made
 * @param selection which runs' files are in the bundle; the chain is always whole
 */
public record LedgerHead(String ledger, long sequence, String entry, String at, Selection selection) {
    /** The head as people pass it on. */
    public HeadMark mark() {
        return new HeadMark(sequence, entry);
    }
}
