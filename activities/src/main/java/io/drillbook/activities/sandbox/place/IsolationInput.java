package io.drillbook.activities.sandbox.place;

import io.drillbook.runbooks.action.About;
import io.drillbook.runbooks.inventory.Cluster;
import io.drillbook.runbooks.inventory.Sandbox;

/** Inputs of {@code sandbox.isolation}. */
@About("What must be apart from what")
public record IsolationInput(
        @About("Cluster that must not be in reach") Cluster cluster,
        @About("Sandbox") Sandbox sandbox) {}
