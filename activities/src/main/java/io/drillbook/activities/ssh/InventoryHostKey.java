package io.drillbook.activities.ssh;

import io.drillbook.activities.failure.ActionException;
import io.drillbook.runbooks.call.FailureKind;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.util.Base64;
import java.util.List;
import net.schmizz.sshj.common.Buffer;
import net.schmizz.sshj.transport.verification.HostKeyVerifier;

/** Accepts the one host key that the inventory names, and no other. */
final class InventoryHostKey implements HostKeyVerifier {
    private final String type;
    private final byte[] key;

    private InventoryHostKey(String type, byte[] key) {
        this.type = type;
        this.key = key;
    }

    /** @param line type and base64, as in known_hosts; a comment may follow */
    static InventoryHostKey read(String line, String host) throws ActionException {
        String[] parts = line.strip().split("\\s+", 3);
        try {
            if (parts.length >= 2) {
                return new InventoryHostKey(parts[0], Base64.getDecoder().decode(parts[1]));
            }
        } catch (IllegalArgumentException notBase64) {
            // Told below, with what is expected.
        }
        throw new ActionException(
                "host-key-unreadable",
                FailureKind.REFUSED,
                "the inventory's host key of " + host + " is not a type and base64",
                "copy it from /etc/ssh/ssh_host_ed25519_key.pub there: ssh-ed25519 AAAA…");
    }

    @Override
    public boolean verify(String hostname, int port, PublicKey shown) {
        byte[] bytes = new Buffer.PlainBuffer().putPublicKey(shown).getCompactData();
        return MessageDigest.isEqual(key, bytes);
    }

    @Override
    public List<String> findExistingAlgorithms(String hostname, int port) {
        // A host has keys of several types: ask for the one we can check.
        return type.equals("ssh-rsa") ? List.of("rsa-sha2-512", "rsa-sha2-256") : List.of(type);
    }
}
