package io.drillbook.runbooks.expression;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says what a slip of syntax most likely is, in words an author knows. */
final class SyntaxWords {
    private static final Pattern TOKEN =
            Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]*|[0-9][0-9A-Za-z.]*|\"[^\"]*\"?|'[^']*'?|\\S", Pattern.DOTALL);

    private SyntaxWords() {}

    /** @param index where the first word stands that does not fit; the source's end when one more is needed */
    static ExpressionIssue unexpected(String source, int index) {
        if (source.substring(index).isBlank()) {
            return issue(source, index, "the expression ends too early", beforeEnd(source));
        }
        Matcher token = TOKEN.matcher(source);
        String found = token.find(index) ? token.group() : source.substring(index, index + 1);
        if (isOpenString(source, index)) {
            return issue(source, index, "the text that begins here has no closing quote", Optional.empty());
        }
        return issue(source, index, shown(found) + " was not expected here", hint(source, index, found));
    }

    static ExpressionIssue tooLarge(String source, Token number) {
        return issue(
                source,
                number.start(),
                number.text() + " is too large for a whole number",
                Optional.of("write it as " + number.text() + ".0"));
    }

    static ExpressionIssue reserved(String source, Token name) {
        return issue(source, name.start(), "\"" + name.text() + "\" is a reserved word", Optional.empty());
    }

    private static ExpressionIssue issue(String source, int index, String message, Optional<String> hint) {
        return new ExpressionIssue("expression-syntax", source.codePointCount(0, index), message, hint);
    }

    private static String shown(String token) {
        return token.startsWith("\"") ? token : "\"" + token + "\"";
    }

    private static boolean isOpenString(String source, int index) {
        char quote = source.charAt(index);
        return (quote == '"' || quote == '\'') && source.indexOf(quote, index + 1) < 0;
    }

    private static Optional<String> beforeEnd(String source) {
        if (source.isBlank()) {
            return Optional.of("write an expression, for example inputs.cluster.name");
        }
        if (source.contains("?") && !source.contains(":") && !source.contains(".?") && !source.contains("[?")) {
            return Optional.of("a choice is written condition ? value : other_value");
        }
        long open = source.chars().filter(unit -> unit == '(').count();
        long closed = source.chars().filter(unit -> unit == ')').count();
        return open > closed ? Optional.of("close the bracket \"(\"") : Optional.empty();
    }

    private static Optional<String> hint(String source, int index, String found) {
        return switch (found) {
            case "=" -> Optional.of("equality is written ==");
            case "and", "AND" -> Optional.of("write && for and");
            case "or", "OR" -> Optional.of("write || for or");
            case "not", "NOT" -> Optional.of("write ! for not");
            case "&" -> Optional.of("write && for and");
            case "|" -> Optional.of("write || for or");
            case "$" -> Optional.of("inside an expression write the name alone, without ${ }");
            case "\u201c", "\u201d", "\u2018", "\u2019" -> Optional.of("texts stand in straight quotes, \" or '");
            case "`" -> Optional.of("texts stand in \" or '");
            default -> byWhatIsBefore(source, index, found);
        };
    }

    /** {@code 90s} reads as a number with a name behind it, {@code not x} as two names. */
    private static Optional<String> byWhatIsBefore(String source, int index, String found) {
        if (source.substring(0, index).strip().endsWith("not")) {
            return Optional.of("write ! for not");
        }
        Matcher before = Pattern.compile("([0-9]+)$").matcher(source.substring(0, index));
        if (!before.find()) {
            return Optional.empty();
        }
        String whole = before.group(1) + found;
        return switch (found) {
            case "ms", "s", "m", "h", "d" -> Optional.of("a duration is written duration(\"" + whole + "\")");
            case "B", "KiB", "MiB", "GiB", "TiB" -> Optional.of("a size is written bytes_of(\"" + whole + "\")");
            default -> Optional.empty();
        };
    }
}
