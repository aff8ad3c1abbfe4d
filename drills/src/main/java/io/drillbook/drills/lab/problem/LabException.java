package io.drillbook.drills.lab.problem;

import java.util.Objects;

/** The lab cannot do what it was asked for. The text holds no secret. */
public final class LabException extends Exception {
    private final String code;
    private final String hint;

    /**
     * @param code stable, in kebab case
     * @param message what happened, with both values
     * @param hint what to do about it
     */
    public LabException(String code, String message, String hint) {
        super(message);
        this.code = Objects.requireNonNull(code, "code");
        this.hint = Objects.requireNonNull(hint, "hint");
    }

    /** As {@link #LabException(String, String, String)}, with what led to it. */
    public LabException(String code, String message, String hint, Throwable cause) {
        super(message, cause);
        this.code = Objects.requireNonNull(code, "code");
        this.hint = Objects.requireNonNull(hint, "hint");
    }

    /** The stable code. */
    public String code() {
        return code;
    }

    /** What to do about it. */
    public String hint() {
        return hint;
    }
}
