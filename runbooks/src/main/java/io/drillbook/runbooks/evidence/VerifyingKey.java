package io.drillbook.runbooks.evidence;

import io.drillbook.runbooks.json.Digests;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;

/** An Ed25519 public key, in the forms that openssl and ssh-keygen know. */
public final class VerifyingKey {
    private static final String ALGORITHM = "Ed25519";
    private static final byte[] SSH_NAME = "ssh-ed25519".getBytes(StandardCharsets.US_ASCII);

    /** What stands before the 32 bytes of the key in its X.509 form. */
    private static final byte[] HEADER = HexFormat.of().parseHex("302a300506032b6570032100");

    private final PublicKey key;
    private final String spki;
    private final String fingerprint;

    private VerifyingKey(PublicKey key, byte[] encoded) {
        this.key = key;
        this.spki = Base64.getEncoder().encodeToString(encoded);
        this.fingerprint = fingerprint(encoded);
    }

    /**
     * Reads a key from its X.509 form in base64.
     *
     * @throws IllegalArgumentException when it is no Ed25519 key
     */
    public static VerifyingKey ofSpki(String base64) {
        byte[] encoded = Base64.getDecoder().decode(base64);
        if (encoded.length != HEADER.length + 32
                || !Arrays.equals(encoded, 0, HEADER.length, HEADER, 0, HEADER.length)) {
            throw new IllegalArgumentException("not an Ed25519 public key");
        }
        try {
            return new VerifyingKey(
                    KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(encoded)), encoded);
        } catch (GeneralSecurityException broken) {
            throw new IllegalArgumentException("not an Ed25519 public key", broken);
        }
    }

    /** As {@link #ofSpki}, empty when it is no Ed25519 key. */
    public static Optional<VerifyingKey> read(String base64) {
        try {
            return Optional.of(ofSpki(base64));
        } catch (IllegalArgumentException noKey) {
            return Optional.empty();
        }
    }

    /**
     * Reads a key from PEM.
     *
     * @throws IllegalArgumentException when it is no Ed25519 key
     */
    public static VerifyingKey ofPem(String pem) {
        return ofSpki(pem.replaceAll("-----(BEGIN|END) PUBLIC KEY-----|\\s", ""));
    }

    /** As `ssh-keygen -l` prints it: {@code SHA256:…}. */
    public String fingerprint() {
        return fingerprint;
    }

    /** A name for files: readable on every file system. */
    public String name() {
        return "ed25519-" + Digests.sha256(Base64.getDecoder().decode(spki)).substring(0, 16);
    }

    /** X.509 form in base64. */
    public String spki() {
        return spki;
    }

    /** For openssl. */
    public String pem() {
        return "-----BEGIN PUBLIC KEY-----\n" + spki + "\n-----END PUBLIC KEY-----\n";
    }

    /** For ssh-keygen, without a comment. */
    public String openSsh() {
        return "ssh-ed25519 "
                + Base64.getEncoder().encodeToString(blob(Base64.getDecoder().decode(spki)));
    }

    /** Whether the signature is this key's over exactly this message. */
    public boolean verifies(byte[] message, byte[] signature) {
        try {
            Signature check = Signature.getInstance(ALGORITHM);
            check.initVerify(key);
            check.update(message);
            return check.verify(signature);
        } catch (GeneralSecurityException malformed) {
            return false;
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VerifyingKey that && that.spki.equals(spki);
    }

    @Override
    public int hashCode() {
        return Objects.hash(spki);
    }

    @Override
    public String toString() {
        return fingerprint;
    }

    private static String fingerprint(byte[] encoded) {
        try {
            return "SHA256:"
                    + Base64.getEncoder()
                            .withoutPadding()
                            .encodeToString(MessageDigest.getInstance("SHA-256").digest(blob(encoded)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The key as ssh writes it: name and key, each with its length before it. */
    private static byte[] blob(byte[] encoded) {
        ByteArrayOutputStream blob = new ByteArrayOutputStream();
        blob.writeBytes(new byte[] {0, 0, 0, (byte) SSH_NAME.length});
        blob.writeBytes(SSH_NAME);
        blob.writeBytes(new byte[] {0, 0, 0, 32});
        blob.write(encoded, HEADER.length, 32);
        return blob.toByteArray();
    }
}
