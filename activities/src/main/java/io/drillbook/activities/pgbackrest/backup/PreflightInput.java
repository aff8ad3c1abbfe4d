package io.drillbook.activities.pgbackrest.backup;

import io.drillbook.runbooks.action.About;
import io.drillbook.runbooks.inventory.Cluster;
import io.drillbook.runbooks.inventory.Node;
import java.time.Duration;

/** Inputs of {@code pgbackrest.preflight}. */
@About("Whose repository to look at before a backup")
public record PreflightInput(
        @About("Cluster to back up") Cluster cluster,
        @About("Its primary, as seen by the step before") Node node,

        @About("Objective for lost data when the cluster's tier has none")
        Duration rpoDefault,

        @About("Longest time since the last archived segment of a database that is not idle")
        Duration maxArchiveAge) {}
