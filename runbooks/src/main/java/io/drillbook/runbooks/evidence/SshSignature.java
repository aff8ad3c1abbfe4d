package io.drillbook.runbooks.evidence;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/**
 * A person's signature, as {@code ssh-keygen -Y sign} makes it. Ed25519 keys only.
 *
 * @param fingerprint of the key that signed, as `ssh-keygen -l` prints it
 * @param publicKey as in authorized_keys, without a comment
 * @param armored what ssh-keygen printed, with its first and last line
 */
public record SshSignature(String fingerprint, String publicKey, String armored) {
    private static final String BEGIN = "-----BEGIN SSH SIGNATURE-----";
    private static final String END = "-----END SSH SIGNATURE-----";
    private static final byte[] MAGIC = "SSHSIG".getBytes(US_ASCII);
    private static final String KIND = "ssh-ed25519";
    /** X.509 form of an Ed25519 key up to the key itself. */
    private static final byte[] HEADER = {0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00};

    /** The parts of a signature; the buffers are read from their start. */
    private record Parsed(VerifyingKey key, String namespace, ByteBuffer reserved, String hash, ByteBuffer signature) {}

    /**
     * Reads what ssh-keygen printed.
     *
     * @throws IOException when it is no signature of an Ed25519 key
     */
    public static SshSignature read(String armored) throws IOException {
        VerifyingKey key = parse(armored).key();
        return new SshSignature(key.fingerprint(), key.openSsh(), armored.strip() + "\n");
    }

    /** Whether it is the named key's signature over exactly this message, for this purpose. */
    public boolean signs(byte[] message, String namespace) {
        try {
            Parsed parsed = parse(armored);
            return parsed.key().fingerprint().equals(fingerprint)
                    && parsed.key().openSsh().equals(publicKey)
                    && parsed.namespace().equals(namespace)
                    && parsed.key()
                            .verifies(
                                    toSign(parsed, message), parsed.signature().array());
        } catch (IOException unreadable) {
            return false;
        }
    }

    private static Parsed parse(String armored) throws IOException {
        String text = armored.strip();
        if (!text.startsWith(BEGIN) || !text.endsWith(END)) {
            throw new IOException("no SSH signature");
        }
        try {
            String base64 = text.substring(BEGIN.length(), text.length() - END.length());
            ByteBuffer blob = ByteBuffer.wrap(Base64.getMimeDecoder().decode(base64));
            byte[] magic = new byte[MAGIC.length];
            blob.get(magic);
            int version = blob.getInt();
            VerifyingKey key = key(ByteBuffer.wrap(string(blob)));
            String namespace = new String(string(blob), UTF_8);
            byte[] reserved = string(blob);
            String hash = new String(string(blob), US_ASCII);
            ByteBuffer sealed = ByteBuffer.wrap(string(blob));
            String kind = new String(string(sealed), US_ASCII);
            byte[] signature = string(sealed);
            if (!Arrays.equals(magic, MAGIC) || version != 1 || !kind.equals(KIND) || blob.hasRemaining()) {
                throw new IOException("no SSH signature of version 1 with an Ed25519 key");
            }
            return new Parsed(key, namespace, ByteBuffer.wrap(reserved), hash, ByteBuffer.wrap(signature));
        } catch (BufferUnderflowException | IllegalArgumentException | StringIndexOutOfBoundsException broken) {
            throw new IOException("no SSH signature", broken);
        }
    }

    private static VerifyingKey key(ByteBuffer blob) throws IOException {
        if (!new String(string(blob), US_ASCII).equals(KIND)) {
            throw new IOException("not signed with an Ed25519 key");
        }
        ByteArrayOutputStream encoded = new ByteArrayOutputStream();
        encoded.writeBytes(HEADER);
        encoded.writeBytes(string(blob));
        return VerifyingKey.ofSpki(Base64.getEncoder().encodeToString(encoded.toByteArray()));
    }

    private static byte[] string(ByteBuffer from) {
        int length = from.getInt();
        if (length < 0 || length > from.remaining()) {
            throw new BufferUnderflowException();
        }
        byte[] bytes = new byte[length];
        from.get(bytes);
        return bytes;
    }

    private static byte[] toSign(Parsed parsed, byte[] message) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(MAGIC);
        string(bytes, parsed.namespace().getBytes(UTF_8));
        string(bytes, parsed.reserved().array());
        string(bytes, parsed.hash().getBytes(US_ASCII));
        string(bytes, digest(parsed.hash(), message));
        return bytes.toByteArray();
    }

    private static byte[] digest(String hash, byte[] message) throws IOException {
        try {
            return switch (hash) {
                case "sha512" -> MessageDigest.getInstance("SHA-512").digest(message);
                case "sha256" -> MessageDigest.getInstance("SHA-256").digest(message);
                default -> throw new IOException("unknown digest " + hash);
            };
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void string(ByteArrayOutputStream to, byte[] content) {
        to.writeBytes(ByteBuffer.allocate(4).putInt(content.length).array());
        to.writeBytes(content);
    }
}
