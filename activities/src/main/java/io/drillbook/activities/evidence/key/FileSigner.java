package io.drillbook.activities.evidence.key;

import io.drillbook.activities.failure.ActionException;
import io.drillbook.runbooks.call.FailureKind;
import io.drillbook.runbooks.evidence.VerifyingKey;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;

/** Signs with a key from a file. */
public final class FileSigner implements Signer {
    private static final byte[] SAMPLE = {'d', 'r', 'i', 'l', 'l'};

    private final VerifyingKey key;
    private final PrivateKey secret;

    private FileSigner(VerifyingKey key, PrivateKey secret) {
        this.key = key;
        this.secret = secret;
    }

    /** Reads both halves and sees that they belong together. */
    public static FileSigner read(Path publicKey, Path privateKey) throws ActionException {
        FileSigner signer = new FileSigner(KeyFiles.readPublic(publicKey), KeyFiles.readPrivate(privateKey));
        if (!signer.key.verifies(SAMPLE, signer.sign(SAMPLE))) {
            throw new ActionException(
                    "signing-key-halves",
                    FailureKind.REFUSED,
                    "the public key " + publicKey + " is not the other half of " + privateKey,
                    "openssl pkey -in KEY -pubout writes the right one");
        }
        return signer;
    }

    @Override
    public VerifyingKey key() {
        return key;
    }

    @Override
    public byte[] sign(byte[] message) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(secret);
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
