package io.drillbook.activities.postgresql.server;

import io.drillbook.runbooks.action.About;
import io.drillbook.runbooks.inventory.Cluster;
import java.time.Duration;

/** Inputs of {@code postgresql.backup_source}. */
@About("Which cluster to back up, and how close a standby must be")
public record BackupSourceInput(
        @About("Cluster to back up") Cluster cluster,

        @About("A standby further behind than this is not used")
        Duration maxStandbyLag) {}
