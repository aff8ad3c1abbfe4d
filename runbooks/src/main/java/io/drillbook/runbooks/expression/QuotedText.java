package io.drillbook.runbooks.expression;

import java.util.Optional;

/** Texts in quotes: where they end and what they say. */
final class QuotedText {
    private final String source;
    private final StringBuilder said = new StringBuilder();
    private int at;

    private QuotedText(String source, int begin) {
        this.source = source;
        this.at = begin;
    }

    /**
     * Where the text ends that the quote here opens, three quotes in a row before a single one.
     *
     * @param raw whether a backslash is a backslash
     * @return behind its closing quote, or -1 when it has none or holds what no text may
     */
    static int end(String source, int quote, boolean raw) {
        String mark = source.substring(quote, quote + 1);
        int end = source.startsWith(mark.repeat(3), quote) ? end(source, quote + 3, mark.repeat(3), raw) : -1;
        return end >= 0 ? end : end(source, quote + 1, mark, raw);
    }

    private static int end(String source, int begin, String mark, boolean raw) {
        int at = begin;
        while (at < source.length() && !source.startsWith(mark, at)) {
            char now = source.charAt(at);
            if (mark.length() == 1 && (now == '\n' || now == '\r')) {
                return -1;
            }
            int length = now == '\\' && !raw ? escapeLength(source, at) : 1;
            if (length == 0) {
                return -1;
            }
            at += length;
        }
        return at < source.length() ? at + mark.length() : -1;
    }

    /** Length of the escape that the backslash here opens; 0 when there is no such escape. */
    private static int escapeLength(String source, int backslash) {
        char kind = backslash + 1 < source.length() ? source.charAt(backslash + 1) : ' ';
        return switch (kind) {
            case 'a', 'b', 'f', 'n', 'r', 't', 'v', '"', '\'', '\\', '?', '`' -> 2;
            case 'x', 'X' -> digits(source, backslash + 2, 2, 16) ? 4 : 0;
            case 'u' -> digits(source, backslash + 2, 4, 16) ? 6 : 0;
            case 'U' -> digits(source, backslash + 2, 8, 16) ? 10 : 0;
            case '0', '1', '2', '3' -> digits(source, backslash + 2, 2, 8) ? 4 : 0;
            default -> 0;
        };
    }

    private static boolean digits(String source, int begin, int count, int base) {
        if (begin + count > source.length()) {
            return false;
        }
        for (int at = begin; at < begin + count; at++) {
            if (source.charAt(at) > 127 || Character.digit(source.charAt(at), base) < 0) {
                return false;
            }
        }
        return true;
    }

    /** What a text that {@link #end} accepted says; empty when it names a character that there is not. */
    static Optional<String> said(String written) {
        boolean raw = written.charAt(0) == 'r' || written.charAt(0) == 'R';
        int quote = raw ? 1 : 0;
        String mark = written.substring(quote, quote + 1);
        boolean tripled = written.length() >= quote + 6 && written.startsWith(mark.repeat(3), quote);
        int length = tripled ? 3 : 1;
        String inner = written.substring(quote + length, written.length() - length);
        QuotedText text = new QuotedText(inner, 0);
        return text.read(raw) ? Optional.of(text.said.toString()) : Optional.empty();
    }

    private boolean read(boolean raw) {
        while (at < source.length()) {
            char now = source.charAt(at);
            if (now == '\\' && raw) {
                // It stands for itself, and so does what is behind it, which has to be something.
                if (at + 1 == source.length()) {
                    return false;
                }
                said.append(source, at, at + 2);
                at += 2;
            } else if (now == '\\') {
                if (!escape()) {
                    return false;
                }
            } else if (now == '\r') {
                said.append('\n');
                at += source.startsWith("\n", at + 1) ? 2 : 1;
            } else {
                said.append(now);
                at++;
            }
        }
        return true;
    }

    private boolean escape() {
        int length = escapeLength(source, at);
        char kind = source.charAt(at + 1);
        int point = switch (kind) {
            case 'a' -> 7;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'v' -> 11;
            case 'x', 'X', 'u', 'U' -> (int) Long.parseLong(source.substring(at + 2, at + length), 16);
            case '0', '1', '2', '3' -> Integer.parseInt(source.substring(at + 1, at + length), 8);
            default -> kind;
        };
        at += length;
        boolean character = Character.isValidCodePoint(point) && !(point >= 0xd800 && point <= 0xdfff);
        if (character) {
            said.appendCodePoint(point);
        }
        return character;
    }
}
