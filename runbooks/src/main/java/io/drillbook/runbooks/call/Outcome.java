package io.drillbook.runbooks.call;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** How a run ended. */
public enum Outcome {
    @JsonProperty("passed")
    PASSED,
    @JsonProperty("failed")
    FAILED,
    /** A check could not be made, so nothing is proven either way. */
    @JsonProperty("unknown")
    UNKNOWN,
    @JsonProperty("cancelled")
    CANCELLED,
    /** The run never began its steps: lock refused, guard closed. */
    @JsonProperty("refused")
    REFUSED;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
