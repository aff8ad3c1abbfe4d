package io.drillbook.activities.pgbackrest.backup;

import io.drillbook.runbooks.action.About;
import io.drillbook.runbooks.inventory.Cluster;
import io.drillbook.runbooks.inventory.Node;

/** Inputs of {@code pgbackrest.verify}. */
@About("Which backup to verify")
public record VerifyInput(
        @About("Cluster it belongs to") Cluster cluster,
        @About("Server on whose host the tool runs") Node node,
        @About("Label of the backup") String label) {}
