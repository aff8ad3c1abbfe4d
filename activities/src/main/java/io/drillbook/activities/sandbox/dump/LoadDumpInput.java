package io.drillbook.activities.sandbox.dump;

import io.drillbook.runbooks.action.About;
import io.drillbook.runbooks.inventory.Cluster;
import io.drillbook.runbooks.inventory.Sandbox;

/** Inputs of {@code sandbox.load_dump}. */
@About("Which dump to load where")
public record LoadDumpInput(
        @About("Cluster whose dump it is") Cluster cluster,
        @About("Sandbox with this run's folder") Sandbox sandbox,
        @About("Label of the dump") String label) {}
