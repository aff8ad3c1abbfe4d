package io.drillbook.worker.form;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;
import java.util.UUID;

/** Names as OSCAL wants them. */
final class OscalIds {
    private static final UUID SPACE = UUID.fromString("3a1f6a1e-6f0c-4f0a-9a56-6f8d6d0c2b11");

    private OscalIds() {}

    /** The same for the same thing in every document: a UUID of version 5. */
    static String uuid(String name) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-1");
            digest.update(ByteBuffer.allocate(16)
                    .putLong(SPACE.getMostSignificantBits())
                    .putLong(SPACE.getLeastSignificantBits())
                    .array());
            ByteBuffer bytes = ByteBuffer.wrap(digest.digest(name.getBytes(UTF_8)));
            long high = (bytes.getLong() & ~0xf000L) | 0x5000L;
            long low = (bytes.getLong() & 0x3fffffffffffffffL) | 0x8000000000000000L;
            return new UUID(high, low).toString();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** A control as the catalogues of NIST name it ({@code cp-9.1}); those of others with their framework before. */
    static String control(String framework, String control) {
        if (framework.startsWith("NIST")) {
            return control.toLowerCase(Locale.ROOT).replace("(", ".").replace(")", "");
        }
        return token(framework + "_" + control);
    }

    /** A text as a name without blanks. */
    static String token(String text) {
        String token = text.replaceAll("[^\\p{L}\\p{N}._-]+", "-").replaceAll("-+$", "");
        return token.matches("[\\p{L}_].*") ? token : "_" + token;
    }

    /** A text on one line, without blanks around it. */
    static String line(String text) {
        String line = text.replaceAll("\\s+", " ").replaceAll("\\p{Cntrl}", "").strip();
        return line.isEmpty() ? "-" : line;
    }
}
