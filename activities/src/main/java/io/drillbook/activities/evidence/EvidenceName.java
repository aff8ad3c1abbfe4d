package io.drillbook.activities.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.drillbook.runbooks.call.RunIdentity;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A run's name in a store: readable, safe for every file system, different for different runs. */
final class EvidenceName {
    private static final int READABLE = 120;

    private EvidenceName() {}

    static String of(RunIdentity run) {
        String safe = run.key().replaceAll("[^A-Za-z0-9@_.-]", "_");
        String readable = safe.length() > READABLE ? safe.substring(0, READABLE) : safe;
        return (readable.startsWith(".") ? "_" : "") + readable + "-"
                + digest(run.key().getBytes(UTF_8)).substring(0, 12);
    }

    static String digest(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
