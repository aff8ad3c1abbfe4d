package io.drillbook.activities.sandbox.copy;

import io.drillbook.activities.pgbackrest.restore.RestorePoint;
import io.drillbook.runbooks.action.About;
import io.drillbook.runbooks.inventory.Cluster;
import io.drillbook.runbooks.inventory.Sandbox;
import java.util.Optional;

/** Inputs of {@code sandbox.verify}. */
@About("Which opened copy to verify")
public record VerifyCopyInput(
        @About("Cluster whose copy it is") Cluster cluster,
        @About("Sandbox with this run's folder") Sandbox sandbox,
        @About("Point chosen before") RestorePoint point,

        @About("A query of the application that answers true on a good copy")
        Optional<String> smoke) {}
