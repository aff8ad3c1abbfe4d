package io.drillbook.workflows.temporal;

import java.nio.charset.StandardCharsets;

/** Texts the Web UI shows beside activities and timers. */
final class Summaries {
    private static final int MOST_BYTES = 200;
    private static final String CUT = "…";

    private Summaries() {}

    /** At most two hundred bytes of UTF-8, cut between characters. */
    static String of(String text) {
        if (bytes(text) <= MOST_BYTES) {
            return text;
        }
        StringBuilder kept = new StringBuilder();
        int left = MOST_BYTES - bytes(CUT);
        for (int point : text.codePoints().toArray()) {
            left -= bytes(Character.toString(point));
            if (left < 0) {
                break;
            }
            kept.appendCodePoint(point);
        }
        return kept.append(CUT).toString();
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
