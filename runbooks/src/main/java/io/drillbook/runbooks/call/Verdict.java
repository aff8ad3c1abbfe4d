package io.drillbook.runbooks.call;

import com.fasterxml.jackson.annotation.JsonProperty;

/** A check that crashed, was skipped or had nothing to look at is unknown, and unknown never counts as passed. */
public enum Verdict {
    @JsonProperty("passed")
    PASSED,
    @JsonProperty("failed")
    FAILED,
    @JsonProperty("unknown")
    UNKNOWN
}
