package io.drillbook.activities.sandbox.copy;

import io.drillbook.activities.pgbackrest.restore.RestorePoint;
import io.drillbook.runbooks.action.About;
import io.drillbook.runbooks.inventory.Cluster;
import io.drillbook.runbooks.inventory.Sandbox;

/** Inputs of {@code pgbackrest.restore}. */
@About("What to restore where")
public record FetchInput(
        @About("Cluster whose backup is restored") Cluster cluster,
        @About("Sandbox with this run's folder") Sandbox sandbox,
        @About("Point chosen before") RestorePoint point) {}
