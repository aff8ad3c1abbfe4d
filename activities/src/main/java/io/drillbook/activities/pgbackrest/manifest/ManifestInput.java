package io.drillbook.activities.pgbackrest.manifest;

import io.drillbook.runbooks.action.About;
import io.drillbook.runbooks.inventory.Cluster;
import io.drillbook.runbooks.inventory.Node;
import io.drillbook.runbooks.type.DataSize;
import java.time.Duration;

/** Inputs of {@code postgresql.manifest}. */
@About("Which backup the manifest belongs to, and how thoroughly to read")
public record ManifestInput(
        @About("Cluster that was backed up") Cluster cluster,
        @About("Server on whose host the backup tool runs") Node node,
        @About("Label of the backup") String label,

        @About("Stop position of the backup; the manifest's position is not before it")
        String stopLsn,

        @About("A standby further behind than this is not used")
        Duration maxStandbyLag,

        @About("Tables up to this size are digested in full, larger ones by a seeded sample of their blocks")
        DataSize digestLimit,

        @About("Longest pause of the standby's replay") Duration pauseLimit) {}
