package io.drillbook.runbooks.expression;

import io.drillbook.runbooks.expression.ExpressionParser.Slip;
import java.util.Set;

/** The words of an expression in turn, with one more in sight. */
final class Words {
    private static final Set<String> RESERVED = Set.of(
            "as",
            "break",
            "const",
            "continue",
            "else",
            "for",
            "function",
            "if",
            "import",
            "let",
            "loop",
            "namespace",
            "package",
            "return",
            "var",
            "void",
            "while");

    private final String source;
    private final ExpressionLexer lexer;
    private Token now;
    private Token next;

    Words(String source) {
        this.source = source;
        this.lexer = new ExpressionLexer(source);
        this.now = lexer.next();
        this.next = lexer.next();
    }

    Token now() {
        return now;
    }

    Token take() {
        Token taken = now;
        now = next;
        next = lexer.next();
        return taken;
    }

    boolean is(String word) {
        return now.is(word);
    }

    boolean isOneOf(Set<String> some) {
        return (now.kind() == Token.Kind.SIGN || now.kind() == Token.Kind.WORD) && some.contains(now.text());
    }

    /** Whether {@code closing} follows the word here. */
    boolean isBefore(String closing) {
        return next.is(closing);
    }

    /** Whether here is a minus with a number behind it. */
    boolean isSignOfNumber() {
        return now.is("-") && (next.kind() == Token.Kind.WHOLE || next.kind() == Token.Kind.NUMBER);
    }

    boolean takeIf(String word) {
        boolean there = is(word);
        if (there) {
            take();
        }
        return there;
    }

    void expect(String word) {
        if (!takeIf(word)) {
            throw unexpected();
        }
    }

    void end() {
        if (now.kind() != Token.Kind.END) {
            throw unexpected();
        }
    }

    /** Behind a point any name will do. */
    Token name() {
        if (now.kind() != Token.Kind.NAME) {
            throw unexpected();
        }
        return take();
    }

    /** Where a name stands for itself, a reserved one will not. */
    Token freeName() {
        Token name = name();
        if (RESERVED.contains(name.text())) {
            throw new Slip(SyntaxWords.reserved(source, name));
        }
        return name;
    }

    Slip unexpected() {
        return new Slip(SyntaxWords.unexpected(source, now.start()));
    }

    /** For a literal that stands for no value. */
    Slip refused(Token literal) {
        return new Slip(
                literal.kind() == Token.Kind.WHOLE || literal.kind() == Token.Kind.UNSIGNED
                        ? SyntaxWords.tooLarge(source, literal)
                        : SyntaxWords.unexpected(source, literal.start()));
    }
}
