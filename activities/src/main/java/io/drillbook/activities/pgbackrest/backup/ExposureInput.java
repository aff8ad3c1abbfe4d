package io.drillbook.activities.pgbackrest.backup;

import io.drillbook.runbooks.action.About;
import io.drillbook.runbooks.inventory.Cluster;
import io.drillbook.runbooks.inventory.Node;
import java.time.Duration;

/** Inputs of {@code pgbackrest.exposure}. */
@About("Whose exposure to measure")
public record ExposureInput(
        @About("Cluster to measure") Cluster cluster,
        @About("Its primary") Node node,

        @About("Objective for lost data when the cluster's tier has none")
        Duration rpoDefault) {}
