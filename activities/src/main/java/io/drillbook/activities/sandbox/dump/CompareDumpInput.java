package io.drillbook.activities.sandbox.dump;

import io.drillbook.runbooks.action.About;
import io.drillbook.runbooks.inventory.Cluster;
import io.drillbook.runbooks.inventory.Sandbox;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Inputs of {@code sandbox.compare_dump}. */
@About("Which loaded dump to compare with its manifest")
public record CompareDumpInput(
        @About("Cluster whose dump it is") Cluster cluster,
        @About("Sandbox with this run's folder") Sandbox sandbox,
        @About("Label of the dump") String label,
        @About("Moment of the decision to restore") Instant decidedAt,

        @About("Recovery time asked for where the cluster's tier says nothing")
        Duration rtoDefault,

        @About("Loss allowed between two dumps") Duration rpoDefault,

        @About("A query of the application that answers true on a good copy")
        Optional<String> smoke) {}
