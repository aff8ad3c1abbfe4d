package io.drillbook.runbooks.typing;

import io.drillbook.runbooks.problem.ProblemList;
import io.drillbook.runbooks.yaml.Quotes;
import io.drillbook.runbooks.yaml.YamlNode.Scalar;
import io.drillbook.runbooks.yaml.YamlNode.Style;

/** Finds expressions of which YAML took the end for a comment. */
final class CutComment {
    private CutComment() {}

    /**
     * Whether an unquoted value is followed by a comment and what is left of it has a quote or a bracket open; it is
     * reported then.
     */
    static boolean reported(Scalar scalar, String expression, ProblemList problems) {
        if (scalar.style() != Style.PLAIN || scalar.comment().isEmpty() || !open(expression)) {
            return false;
        }
        String comment = scalar.comment().get();
        problems.error(
                "yaml-comment-cut",
                scalar.positionAt(scalar.text().codePointCount(0, scalar.text().length())),
                "YAML takes the rest of this value, \"" + comment.strip() + "\", for a comment",
                "put the value in quotes: " + Quotes.around(scalar.text() + " " + comment.strip()));
        return true;
    }

    /** As {@link #reported}, for a text in which an expression is opened and not closed. */
    static boolean reportedHole(Scalar scalar, ProblemList problems) {
        int hole = scalar.text().lastIndexOf("${");
        return hole >= 0 && reported(scalar, scalar.text().substring(hole + 1), problems);
    }

    private static boolean open(String expression) {
        int depth = 0;
        char quote = 0;
        for (int index = 0; index < expression.length(); index++) {
            char letter = expression.charAt(index);
            if (quote != 0) {
                if (letter == '\\') {
                    index++;
                } else if (letter == quote) {
                    quote = 0;
                }
            } else if (letter == '"' || letter == '\'') {
                quote = letter;
            } else if ("([{".indexOf(letter) >= 0) {
                depth++;
            } else if (")]}".indexOf(letter) >= 0) {
                depth--;
            }
        }
        return quote != 0 || depth > 0;
    }
}
