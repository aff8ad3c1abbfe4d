package io.drillbook.runbooks.expression;

/**
 * A word of an expression.
 *
 * @param text as it is written
 * @param start its first character in the source
 */
record Token(Kind kind, String text, int start) {
    /** What a word is to the grammar. */
    enum Kind {
        /** A name; also a reserved word, which is a name behind a point. */
        NAME,
        /** {@code true}, {@code false}, {@code null} and {@code in}, which are names nowhere. */
        WORD,
        WHOLE,
        UNSIGNED,
        NUMBER,
        TEXT,
        BYTES,
        /** An operator, a bracket, a comma or a point. */
        SIGN,
        /** What begins no word of the language. */
        UNREADABLE,
        END
    }

    boolean is(String word) {
        return (kind == Kind.SIGN || kind == Kind.WORD) && text.equals(word);
    }

    int end() {
        return start + text.length();
    }
}
