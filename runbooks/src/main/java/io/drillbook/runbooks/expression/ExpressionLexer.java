package io.drillbook.runbooks.expression;

import java.util.List;
import java.util.Set;

/** Cuts an expression into words: the longest that fits, as CEL's grammar has it. */
final class ExpressionLexer {
    private static final Set<String> WORDS = Set.of("true", "false", "null", "in");
    private static final List<String> LONG_SIGNS = List.of("==", "!=", "<=", ">=", "&&", "||");
    private static final String SIGNS = "<>[]{}().,-!?:+*/%";

    private final String source;
    private int at;

    ExpressionLexer(String source) {
        this.source = source;
    }

    /** The next word; behind the last one, an {@link Token.Kind#END} for ever. */
    Token next() {
        skipBlanks();
        if (at == source.length()) {
            return new Token(Token.Kind.END, "", at);
        }
        char first = source.charAt(at);
        int quote = at + prefixLength();
        if (isQuote(quote)) {
            return text(quote);
        }
        if (isDigit(at) || (first == '.' && isDigit(at + 1))) {
            return number();
        }
        if (isLetter(at)) {
            int end = at + 1;
            while (isLetter(end) || isDigit(end)) {
                end++;
            }
            boolean word = WORDS.contains(source.substring(at, end));
            return token(word ? Token.Kind.WORD : Token.Kind.NAME, end);
        }
        for (String sign : LONG_SIGNS) {
            if (source.startsWith(sign, at)) {
                return token(Token.Kind.SIGN, at + sign.length());
            }
        }
        return token(SIGNS.indexOf(first) >= 0 ? Token.Kind.SIGN : Token.Kind.UNREADABLE, at + 1);
    }

    private Token token(Token.Kind kind, int end) {
        Token token = new Token(kind, source.substring(at, end), at);
        at = end;
        return token;
    }

    private void skipBlanks() {
        while (at < source.length()) {
            if (" \t\r\n\f".indexOf(source.charAt(at)) >= 0) {
                at++;
            } else if (source.startsWith("//", at)) {
                int end = source.indexOf('\n', at);
                at = end < 0 ? source.length() : end;
            } else {
                return;
            }
        }
    }

    private Token number() {
        if (source.startsWith("0x", at) && isHex(at + 2)) {
            int end = at + 2;
            while (isHex(end)) {
                end++;
            }
            return whole(end);
        }
        int end = digits(at);
        boolean fraction = end < source.length() && source.charAt(end) == '.' && isDigit(end + 1);
        if (fraction) {
            end = digits(end + 1);
        }
        int exponent = exponent(end);
        return fraction || exponent > end ? token(Token.Kind.NUMBER, exponent) : whole(end);
    }

    private Token whole(int end) {
        boolean unsigned = end < source.length() && "uU".indexOf(source.charAt(end)) >= 0;
        return unsigned ? token(Token.Kind.UNSIGNED, end + 1) : token(Token.Kind.WHOLE, end);
    }

    /** The end of an exponent that begins here; here, when none does. */
    private int exponent(int begin) {
        if (begin == source.length() || "eE".indexOf(source.charAt(begin)) < 0) {
            return begin;
        }
        boolean signed = begin + 1 < source.length() && "+-".indexOf(source.charAt(begin + 1)) >= 0;
        int end = digits(begin + (signed ? 2 : 1));
        return isDigit(end - 1) ? end : begin;
    }

    private int digits(int begin) {
        int end = begin;
        while (isDigit(end)) {
            end++;
        }
        return end;
    }

    /** How many letters before a quote say what kind of text it opens: {@code r}, {@code b}, {@code br}. */
    private int prefixLength() {
        int letters = isOneOf(at, "bB") ? 1 : 0;
        return letters + (isOneOf(at + letters, "rR") ? 1 : 0);
    }

    private Token text(int quote) {
        boolean bytes = isOneOf(at, "bB");
        boolean raw = quote > at && isOneOf(quote - 1, "rR");
        int end = QuotedText.end(source, quote, raw);
        if (end < 0) {
            return token(Token.Kind.UNREADABLE, quote + 1);
        }
        return token(bytes ? Token.Kind.BYTES : Token.Kind.TEXT, end);
    }

    private boolean isQuote(int index) {
        return isOneOf(index, "\"'");
    }

    private boolean isOneOf(int index, String some) {
        return index < source.length() && some.indexOf(source.charAt(index)) >= 0;
    }

    private boolean isDigit(int index) {
        return index < source.length() && source.charAt(index) >= '0' && source.charAt(index) <= '9';
    }

    private boolean isHex(int index) {
        return index < source.length() && source.charAt(index) < 128 && Character.digit(source.charAt(index), 16) >= 0;
    }

    private boolean isLetter(int index) {
        if (index >= source.length()) {
            return false;
        }
        char letter = source.charAt(index);
        return letter == '_' || (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z');
    }
}
