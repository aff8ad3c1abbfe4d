package io.drillbook.drills.lab.identity;

import java.security.SecureRandom;

/** Random text that no tool has to quote. */
final class RandomText {
    private static final String UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    private static final String ANY = UPPER + "abcdefghijklmnopqrstuvwxyz";
    private static final SecureRandom RANDOM = new SecureRandom();

    private RandomText() {}

    /** Letters and digits; 32 of them hold 190 bits. */
    static String password() {
        return of(ANY, 32);
    }

    /** The form of an S3 access key. */
    static String accessKey() {
        return of(UPPER, 20);
    }

    private static String of(String alphabet, int length) {
        StringBuilder text = new StringBuilder(length);
        for (int index = 0; index < length; index++) {
            text.append(alphabet.charAt(RANDOM.nextInt(alphabet.length())));
        }
        return text.toString();
    }
}
