package io.drillbook.drills.lab.identity;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.util.Base64;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.util.OpenSSHPrivateKeyUtil;
import org.bouncycastle.crypto.util.OpenSSHPublicKeyUtil;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemReader;
import org.bouncycastle.util.io.pem.PemWriter;

/**
 * An ed25519 key pair for ssh.
 *
 * @param privateKey in OpenSSH's format, without passphrase
 * @param publicKey type and base64, as in known_hosts and authorized_keys
 */
public record SshKeyPair(String privateKey, String publicKey) {
    private static final String TYPE = "OPENSSH PRIVATE KEY";

    /** A new pair. */
    public static SshKeyPair generate() {
        try {
            Ed25519PrivateKeyParameters key = new Ed25519PrivateKeyParameters(new SecureRandom());
            StringWriter text = new StringWriter();
            try (PemWriter writer = new PemWriter(text)) {
                writer.writeObject(new PemObject(TYPE, OpenSSHPrivateKeyUtil.encodePrivateKey(key)));
            }
            return new SshKeyPair(text.toString(), publicKeyOf(key));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** The pair of a private key in OpenSSH's format. */
    static SshKeyPair ofPrivateKey(String privateKey) throws IOException {
        try (PemReader reader = new PemReader(new StringReader(privateKey))) {
            PemObject block = reader.readPemObject();
            if (block == null
                    || !(OpenSSHPrivateKeyUtil.parsePrivateKeyBlob(block.getContent())
                            instanceof Ed25519PrivateKeyParameters key)) {
                throw new IOException("not an ed25519 key in OpenSSH's format");
            }
            return new SshKeyPair(privateKey, publicKeyOf(key));
        }
    }

    private static String publicKeyOf(Ed25519PrivateKeyParameters key) throws IOException {
        byte[] blob = OpenSSHPublicKeyUtil.encodePublicKey(key.generatePublicKey());
        return "ssh-ed25519 " + Base64.getEncoder().encodeToString(blob);
    }
}
