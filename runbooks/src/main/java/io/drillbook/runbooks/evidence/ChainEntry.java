package io.drillbook.runbooks.evidence;

import static java.util.Objects.requireNonNull;

import java.util.Locale;
import java.util.Optional;

/**
 * One entry of the chain: our predicate of the statement that is signed for it. The statement's subjects are the entry's
 * files.
 *
 * @param ledger name of the ledger, given by its first entry
 * @param sequence from 1, without gaps
 * @param previous SHA-256 of the file of the entry before, in hexadecimal; zeros for the first
 * @param at RFC 3339, when it was written, never before the entry before
 * @param run what it says of a run; absent for a key, a calendar or a review
 * @param key present for a key
 */
public record ChainEntry(
        String ledger,
        long sequence,
        String previous,
        Kind kind,
        String at,
        Optional<RunLine> run,
        Optional<KeyNotice> key) {
    /** What stands before the first entry. */
    public static final String NONE_BEFORE = "0".repeat(64);

    /** What an entry says. */
    public enum Kind {
        /** A key may sign from now on. */
        KEY,
        /** A run began. */
        OPENED,
        /** A run ended and left its record. */
        RECORD,
        /** A run was found ended without a record: terminated, lost, never begun. */
        CLOSING,
        /** A calendar counts from now on. */
        CALENDAR,
        /** Somebody looked at a period and signed what he found. */
        REVIEW;

        /** Whether an entry of this kind is about one run. */
        public boolean ofRun() {
            return this == OPENED || this == RECORD || this == CLOSING;
        }

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public ChainEntry {
        requireNonNull(ledger, "ledger");
        if (sequence < 1 || (kind == Kind.KEY) != key.isPresent() || kind.ofRun() != run.isPresent()) {
            throw new IllegalArgumentException("entry " + sequence + " is not whole");
        }
    }
}
