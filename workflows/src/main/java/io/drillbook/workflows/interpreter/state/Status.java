package io.drillbook.workflows.interpreter.state;

/** How a step or another act of a run stands. */
public enum Status {
    /** An activity or a timer is open, or steps inside it are. */
    RUNNING,
    /** The last attempt failed, or gave not yet what is waited for; a timer runs before the next. */
    RETRYING,
    /** It failed and waits for a person. */
    HELD,
    DONE,
    SKIPPED,
    FAILED,
    /** Begun, and nobody knows whether its effect is there; or a check that could not be made. */
    UNKNOWN,
    CANCELLED;

    /** Whether nothing more will happen to it. */
    public boolean finished() {
        return this != RUNNING && this != RETRYING && this != HELD;
    }

    /** Whether it stops the steps after it. */
    public boolean bad() {
        return this == FAILED || this == UNKNOWN || this == CANCELLED;
    }
}
