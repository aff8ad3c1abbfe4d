package io.drillbook.activities.sandbox.copy;

import io.drillbook.activities.pgbackrest.restore.RestorePoint;
import io.drillbook.runbooks.action.About;
import io.drillbook.runbooks.inventory.Cluster;
import io.drillbook.runbooks.inventory.Sandbox;

/** Inputs of {@code sandbox.compare}. */
@About("Which copy to compare with which manifest")
public record CompareInput(
        @About("Cluster whose copy it is") Cluster cluster,
        @About("Sandbox with this run's folder") Sandbox sandbox,
        @About("Point chosen before") RestorePoint point) {}
