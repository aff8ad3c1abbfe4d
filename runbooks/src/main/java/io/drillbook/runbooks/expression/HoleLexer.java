package io.drillbook.runbooks.expression;

/** Finds the brace that ends an expression: braces are balanced, those in strings and comments do not count. */
final class HoleLexer {
    private final String source;
    private int at;

    /** @param begin first character behind the opening */
    HoleLexer(String source, int begin) {
        this.source = source;
        this.at = begin;
    }

    /** Index of the closing brace, or -1 when there is none. */
    int closingBrace() {
        int open = 0;
        while (at < source.length()) {
            char now = source.charAt(at);
            if (now == '"' || now == '\'') {
                skipString(isRaw());
            } else if (source.startsWith("//", at)) {
                skipComment();
            } else {
                if (now == '}' && open == 0) {
                    return at;
                }
                open += now == '{' ? 1 : now == '}' ? -1 : 0;
                at++;
            }
        }
        return -1;
    }

    /** Whether the quote here follows a prefix such as {@code r} or {@code bR}, behind which a backslash is a backslash. */
    private boolean isRaw() {
        boolean raw = false;
        int before = at - 1;
        while (before >= 0 && "rRbB".indexOf(source.charAt(before)) >= 0) {
            raw |= "rR".indexOf(source.charAt(before)) >= 0;
            before--;
        }
        return raw && (before < 0 || !Character.isJavaIdentifierPart(source.charAt(before)));
    }

    private void skipString(boolean raw) {
        String quote = source.substring(at, at + 1);
        if (source.startsWith(quote.repeat(3), at)) {
            quote = quote.repeat(3);
        }
        at += quote.length();
        while (at < source.length() && !source.startsWith(quote, at)) {
            at += source.charAt(at) == '\\' && !raw ? 2 : 1;
        }
        at += quote.length();
    }

    private void skipComment() {
        while (at < source.length() && source.charAt(at) != '\n') {
            at++;
        }
    }
}
