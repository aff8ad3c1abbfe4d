package io.drillbook.workflows.interpreter.state;

import java.util.Locale;

/** Where in its life a run is. Phases only go forward, and may be left out. */
public enum Phase {
    /** The entry that says the run began is being stored. */
    OPENING,
    /** The target's lock was asked for. */
    WAITING_FOR_LOCK,
    RUNNING,
    /** Something failed or somebody cancelled: what was begun is taken back, latest first. */
    UNDOING,
    FINALLY,
    /** The lock goes back. */
    RELEASING,
    /** The record is being stored. */
    RECORDING,
    ENDED;

    /** The word people read: {@code waiting_for_lock}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
