package io.drillbook.activities.sandbox.copy;

import io.drillbook.activities.pgbackrest.restore.RestorePoint;
import io.drillbook.runbooks.action.About;
import io.drillbook.runbooks.inventory.Cluster;
import io.drillbook.runbooks.inventory.Sandbox;

/** Inputs of {@code sandbox.recover}. */
@About("How far to recover the copy")
public record RecoverInput(
        @About("Cluster whose copy it is") Cluster cluster,
        @About("Sandbox with this run's folder") Sandbox sandbox,
        @About("Point chosen before") RestorePoint point,

        @About("manifest: to the manifest's position, paused there; target: to the point, opened")
        String stage) {
    public RecoverInput {
        if (!stage.equals("manifest") && !stage.equals("target")) {
            throw new IllegalArgumentException("the stage is manifest or target, not " + stage);
        }
    }

    boolean opens() {
        return stage.equals("target");
    }
}
