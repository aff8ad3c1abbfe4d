package io.drillbook.runbooks.action;

/** How much an act can cost. What is forbidden (class X) has no action at all. */
public enum Risk {
    /** Reads. */
    R0,
    /** Reversible, or touches only what this run made itself. */
    R1,
    /** Reversible, with an effect on the service. */
    R2,
    /** Loses data, redundancy or the ability to recover to a point in time. */
    R3
}
