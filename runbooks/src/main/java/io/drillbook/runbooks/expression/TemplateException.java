package io.drillbook.runbooks.expression;

/** A text with an opening of an expression that cannot be read. */
public final class TemplateException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String code;
    private final int offset;

    TemplateException(String code, int offset, String message) {
        super(message);
        this.code = code;
        this.offset = offset;
    }

    /** Stable, in kebab-case: template-unterminated, template-empty. */
    public String code() {
        return code;
    }

    /** Where the opening begins, in code points from 0. */
    public int offset() {
        return offset;
    }
}
