package io.drillbook.activities.evidence.key;

import io.drillbook.activities.failure.ActionException;
import io.drillbook.runbooks.evidence.VerifyingKey;

/** Signs with one Ed25519 key. */
public interface Signer {
    /** The key that others verify with. */
    VerifyingKey key();

    /** The 64 bytes of the signature over exactly this message. */
    byte[] sign(byte[] message) throws ActionException;
}
