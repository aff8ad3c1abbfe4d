package io.drillbook.activities.sandbox.copy;

import io.drillbook.activities.pgbackrest.restore.RestorePoint;
import io.drillbook.runbooks.action.About;
import io.drillbook.runbooks.inventory.Sandbox;

/** Inputs of {@code sandbox.checksums}. */
@About("Which copy to check")
public record ChecksumsInput(
        @About("Sandbox with this run's folder") Sandbox sandbox,
        @About("Point chosen before") RestorePoint point) {}
