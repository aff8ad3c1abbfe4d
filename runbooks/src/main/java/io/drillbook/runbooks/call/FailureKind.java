package io.drillbook.runbooks.call;

/** Whose failure it is. This alone decides whether trying again can help. */
public enum FailureKind {
    /** The outside world did not answer, or not in time: trying again can help. */
    UNREACHABLE(true),
    /** Something is busy or not ready yet: trying again can help. */
    BUSY(true),
    /** Wrong input, wrong password, missing right, unknown name. */
    REFUSED(false),
    /** The target is not as the act needs it, or a check did not hold. */
    CHECK_FAILED(false),
    /** A check crashed or had nothing to look at: the verdict is unknown, never passed. */
    UNKNOWN(false),
    /** A limit of ours: size, time, count. */
    LIMIT(false),
    /** Somebody asked to stop. */
    CANCELLED(false),
    /** Our own fault. */
    INTERNAL(false);

    private final boolean retryable;

    FailureKind(boolean retryable) {
        this.retryable = retryable;
    }

    public boolean retryable() {
        return retryable;
    }
}
