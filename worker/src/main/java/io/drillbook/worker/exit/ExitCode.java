package io.drillbook.worker.exit;

import io.drillbook.runbooks.call.Outcome;

/** What the program's exit codes mean. They never change their meaning. */
public final class ExitCode {
    public static final int PASSED = 0;
    public static final int FAILED = 1;
    /** Nothing is proven either way. */
    public static final int UNKNOWN = 2;
    /** A file, an argument or the usage is wrong. */
    public static final int BAD_INPUT = 3;
    /** A needed service is not there. */
    public static final int SERVICE_MISSING = 4;
    /** Our own fault. */
    public static final int OUR_FAULT = 70;

    private ExitCode() {}

    /** A run's outcome as an exit code: cancelled and refused runs have not passed. */
    public static int of(Outcome outcome) {
        return switch (outcome) {
            case PASSED -> PASSED;
            case UNKNOWN -> UNKNOWN;
            case FAILED, CANCELLED, REFUSED -> FAILED;
        };
    }
}
