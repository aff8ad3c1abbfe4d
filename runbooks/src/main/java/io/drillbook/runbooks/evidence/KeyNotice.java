package io.drillbook.runbooks.evidence;

import java.time.Instant;
import java.util.Optional;

/**
 * A key that may sign entries. The first one of a ledger signs its own notice; every other is vouched for by one that is
 * valid at that time.
 *
 * @param fingerprint as `ssh-keygen -l` prints it
 * @param spki X.509 form in base64
 * @param notBefore RFC 3339
 * @param notAfter RFC 3339
 * @param retires another key, whose time ends earlier than it said
 */
public record KeyNotice(
        String fingerprint, String spki, String notBefore, String notAfter, Optional<Retirement> retires) {
    /**
     * A key that may not sign any more.
     *
     * @param at RFC 3339, the end of its time; the overlap with the new key lies before it
     */
    public record Retirement(String fingerprint, String at) {}

    /** A notice for a key. */
    public static KeyNotice of(VerifyingKey key, Instant notBefore, Instant notAfter, Optional<Retirement> retires) {
        return new KeyNotice(key.fingerprint(), key.spki(), notBefore.toString(), notAfter.toString(), retires);
    }
}
