package io.drillbook.activities.pgbackrest.backup;

import io.drillbook.runbooks.action.About;
import io.drillbook.runbooks.inventory.Cluster;
import io.drillbook.runbooks.inventory.Node;

/** Inputs of {@code pgbackrest.backup}. */
@About("What to back up, from where, and how")
public record BackupInput(
        @About("Cluster to back up") Cluster cluster,
        @About("Server to back up from") Node node,
        @About("Whether that server is a standby") boolean fromStandby,
        @About("full, diff or incr") String type) {}
