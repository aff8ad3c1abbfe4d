package io.drillbook.runbooks.call;

/** A check that crashed, was skipped or had nothing to look at is unknown, and unknown never counts as passed. */
public enum Verdict {
    PASSED,
    FAILED,
    UNKNOWN
}
