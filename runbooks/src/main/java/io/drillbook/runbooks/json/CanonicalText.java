package io.drillbook.runbooks.json;

/** A JSON text with the fewest escapes, as RFC 8785 wants it. */
final class CanonicalText {
    private CanonicalText() {}

    /** @throws IllegalArgumentException for half a surrogate pair, which has no UTF-8 form */
    static void write(String text, StringBuilder out) {
        out.append('"');
        for (int at = 0; at < text.length(); at++) {
            char unit = text.charAt(at);
            switch (unit) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\b' -> out.append("\\b");
                case '\t' -> out.append("\\t");
                case '\n' -> out.append("\\n");
                case '\f' -> out.append("\\f");
                case '\r' -> out.append("\\r");
                default -> {
                    if (unit < 0x20) {
                        out.append(String.format("\\u%04x", (int) unit));
                    } else {
                        checkPair(text, at);
                        out.append(unit);
                    }
                }
            }
        }
        out.append('"');
    }

    private static void checkPair(String text, int at) {
        char unit = text.charAt(at);
        boolean whole = !Character.isSurrogate(unit)
                || (Character.isHighSurrogate(unit)
                        && at + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(at + 1)))
                || (Character.isLowSurrogate(unit) && at > 0 && Character.isHighSurrogate(text.charAt(at - 1)));
        if (!whole) {
            throw new IllegalArgumentException(
                    "the text holds half a surrogate pair at offset " + at + ", which has no UTF-8 form");
        }
    }
}
