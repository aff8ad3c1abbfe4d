package io.drillbook.activities.sandbox.beside;

import io.drillbook.activities.pgbackrest.restore.RestorePoint;
import io.drillbook.runbooks.action.About;
import io.drillbook.runbooks.inventory.Cluster;
import io.drillbook.runbooks.inventory.Sandbox;
import java.util.Optional;

/** Inputs of {@code sandbox.place_database}. */
@About("Which database of the opened copy to place beside the original")
public record PlaceDatabaseInput(
        @About("Cluster with the original") Cluster cluster,
        @About("Sandbox with the opened copy") Sandbox sandbox,
        @About("Point chosen before") RestorePoint point,

        @About("Its name; the cluster's own when absent") Optional<String> database) {}
