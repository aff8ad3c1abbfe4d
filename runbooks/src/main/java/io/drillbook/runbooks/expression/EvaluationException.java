package io.drillbook.runbooks.expression;

/** An expression has no value for these bindings. */
public final class EvaluationException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String code;

    EvaluationException(String code, String message) {
        super(message);
        this.code = code;
    }

    /**
     * Stable, in kebab-case: value-absent, division-by-zero, number-overflow, index-out-of-range, bad-format,
     * wrong-types, too-many-iterations, expression-syntax, expression-too-long, expression-too-deep,
     * evaluation-failed.
     */
    public String code() {
        return code;
    }
}
