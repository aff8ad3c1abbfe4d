package io.drillbook.runbooks.inventory;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Where records of runs go, and who signs them.
 *
 * @param store a bucket; absent: the worker's own folder
 * @param prefix start of every key below the store's own prefix, empty or ending in a slash
 * @param retention how long the bucket must refuse to delete; needs object lock on it
 * @param key where the signing key comes from; absent: a key made at first use in the worker's folder
 * @param timeStamps address of a service that stamps times (RFC 3161)
 */
public record EvidenceRules(
        Optional<Store> store,
        String prefix,
        Optional<Duration> retention,
        Optional<SigningKey> key,
        Optional<String> timeStamps) {
    /** Without a service that stamps times. */
    public EvidenceRules(Optional<Store> store, String prefix, Optional<Duration> retention, Optional<SigningKey> key) {
        this(store, prefix, retention, key, Optional.empty());
    }

    /**
     * A signing key.
     *
     * @param publicKey PEM file
     * @param privateKey PEM file (PKCS #8); absent when a command signs
     * @param signWith an argument list: it reads the message from standard input and prints the 64 bytes of the
     *     signature, as they are or in base64; empty when a file holds the key
     */
    public record SigningKey(Path publicKey, Optional<Path> privateKey, List<String> signWith) {
        public SigningKey {
            signWith = List.copyOf(signWith);
        }
    }
}
