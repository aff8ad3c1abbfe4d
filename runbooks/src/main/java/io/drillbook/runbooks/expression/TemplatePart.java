package io.drillbook.runbooks.expression;

/** A part of a text with expressions in it. */
public sealed interface TemplatePart {
    /** @param text as it prints; a doubled dollar sign before a brace is already a single one */
    record Text(String text) implements TemplatePart {}

    /**
     * An expression between its opening and its closing brace.
     *
     * @param expression without the blanks around it
     * @param offset of the expression's first code point in the whole text, from 0
     */
    record Hole(String expression, int offset) implements TemplatePart {}
}
