package io.drillbook.runbooks.call;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Who an effect is. An act looks for the effect of the same identity before it acts.
 *
 * @param path the step's path in the plan, with {@code /undo} at its end for the act that takes it back
 * @param iteration of the loops around it, outermost first, empty outside loops
 */
public record EffectIdentity(RunIdentity run, String path, String iteration) {
    public String key() {
        return run.key() + "/" + path + (iteration.isEmpty() ? "" : "#" + iteration);
    }

    /** Thirty-two hexadecimal digits made of the key, for names of files, jobs and marks at a target. */
    public String mark() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(key().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
