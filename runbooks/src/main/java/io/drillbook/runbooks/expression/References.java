package io.drillbook.runbooks.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds what an expression's text names, without reading the expression. */
public final class References {
    private static final Pattern TEXT = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"|'(?:[^'\\\\]|\\\\.)*'");
    private static final Pattern NAME =
            Pattern.compile("(?<![\\w.])(?<root>inputs|steps|objectives|run)\\s*\\.\\s*\\??\\s*(?<name>[A-Za-z_]\\w*)");

    private References() {}

    /**
     * A name after {@code inputs.}, {@code steps.}, {@code objectives.} or {@code run.}
     *
     * @param offset of the whole reference in the expression, in code points
     */
    public record Reference(String root, String name, int offset) {}

    /** Whether an expression holds a name that stands for itself, as the item of a loop does. */
    public static boolean names(String expression, String name) {
        return Pattern.compile("(?<![\\w.])" + Pattern.quote(name) + "(?!\\w)")
                .matcher(bare(expression))
                .find();
    }

    private static String bare(String expression) {
        return TEXT.matcher(expression)
                .replaceAll(match -> " ".repeat(match.group().length()));
    }

    /** All references in an expression, in its order. Texts in quotes hold none. */
    public static List<Reference> in(String expression) {
        String bare = bare(expression);
        List<Reference> found = new ArrayList<>();
        Matcher matcher = NAME.matcher(bare);
        while (matcher.find()) {
            found.add(new Reference(
                    matcher.group("root"), matcher.group("name"), expression.codePointCount(0, matcher.start())));
        }
        return found;
    }
}
