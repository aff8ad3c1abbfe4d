package io.drillbook.runbooks.expression;

import java.util.ArrayList;
import java.util.List;

/** Splits a text into what prints as it stands and the expressions in it. */
public final class TemplateReader {
    private static final String OPENING = "${";
    private static final String ESCAPED = "$${";

    private final String source;
    private final List<TemplatePart> parts = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private int at;

    private TemplateReader(String source) {
        this.source = source;
    }

    /**
     * The parts in order, texts never side by side; none for an empty text. A text that is one expression and nothing
     * else comes out as a single hole.
     *
     * @throws TemplateException for an opening without its closing brace, or with nothing between them
     */
    public static List<TemplatePart> read(String source) {
        return new TemplateReader(source).parts();
    }

    private List<TemplatePart> parts() {
        while (at < source.length()) {
            if (source.startsWith(ESCAPED, at)) {
                text.append(OPENING);
                at += ESCAPED.length();
            } else if (source.startsWith(OPENING, at)) {
                flush();
                hole();
            } else {
                text.append(source.charAt(at++));
            }
        }
        flush();
        return List.copyOf(parts);
    }

    private void hole() {
        int opening = at;
        int begin = opening + OPENING.length();
        int end = new HoleLexer(source, begin).closingBrace();
        if (end < 0) {
            throw new TemplateException(
                    "template-unterminated",
                    source.codePointCount(0, opening),
                    "the expression that \"${\" opens has no closing \"}\"; a literal \"${\" is written \"$${\"");
        }
        while (begin < end && Character.isWhitespace(source.charAt(begin))) {
            begin++;
        }
        String expression = source.substring(begin, end).stripTrailing();
        if (expression.isEmpty()) {
            throw new TemplateException(
                    "template-empty",
                    source.codePointCount(0, opening),
                    "there is no expression between \"${\" and \"}\"; a literal \"${\" is written \"$${\"");
        }
        parts.add(new TemplatePart.Hole(expression, source.codePointCount(0, begin)));
        at = end + 1;
    }

    private void flush() {
        if (!text.isEmpty()) {
            parts.add(new TemplatePart.Text(text.toString()));
            text.setLength(0);
        }
    }
}
