package io.drillbook.activities.host;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The folder's name in which a host keeps the highest token it saw for one target. */
final class FenceScope {
    private FenceScope() {}

    /** The target's name where it can be a file's name, with a hash behind it that keeps different names apart. */
    static String folder(String target) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(target.getBytes(UTF_8));
            String readable = target.replaceAll("[^A-Za-z0-9_-]", "_");
            String start = readable.length() > 40 ? readable.substring(0, 40) : readable;
            return "target-" + start + "-" + HexFormat.of().formatHex(digest, 0, 6);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
