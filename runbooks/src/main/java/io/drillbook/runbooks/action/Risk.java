package io.drillbook.runbooks.action;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How much an act can cost. What is forbidden (class X) has no action at all. */
public enum Risk {
    /** Reads. */
    @JsonProperty("R0")
    R0,
    /** Reversible, or touches only what this run made itself. */
    @JsonProperty("R1")
    R1,
    /** Reversible, with an effect on the service. */
    @JsonProperty("R2")
    R2,
    /** Loses data, redundancy or the ability to recover to a point in time. */
    @JsonProperty("R3")
    R3
}
