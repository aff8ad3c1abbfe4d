package io.drillbook.runbooks.call;

import java.util.Locale;

/** How a run ended. */
public enum Outcome {
    PASSED,
    FAILED,
    /** A check could not be made, so nothing is proven either way. */
    UNKNOWN,
    CANCELLED,
    /** The run never began its steps: lock refused, guard closed. */
    REFUSED;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
