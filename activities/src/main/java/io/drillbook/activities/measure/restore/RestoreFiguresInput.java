package io.drillbook.activities.measure.restore;

import io.drillbook.activities.measure.RecoveryPhases;
import io.drillbook.runbooks.action.About;
import io.drillbook.runbooks.inventory.Cluster;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Inputs of {@code measure.restore}. */
@About("What the steps of a restore measured")
public record RestoreFiguresInput(
        @About("Cluster whose objectives count") Cluster cluster,

        @About("Objective for recovery time when the cluster's tier has none")
        Duration rtoDefault,

        @About("Objective for lost data when the cluster's tier has none")
        Duration rpoDefault,

        @About("Moment of the decision to restore") Instant decidedAt,
        @About("Moment when everything had answered") Instant answeredAt,
        @About("Finding the point") Duration locate,
        @About("Making room") Duration provision,
        @About("Bringing the files") Duration fetch,
        @About("First start, to the manifest's position") RecoveryPhases first,
        @About("Second start, to the point") RecoveryPhases second,
        @About("Verifying the opened copy") Duration verify,

        @About("Comparing with the manifest, which a restore in earnest leaves out")
        Duration compare,

        @About("Checking every page, which a restore in earnest leaves out")
        Duration checksums,

        @About("Time the recovery point is held against") Instant wanted,
        @About("Newest commit that was recovered") Optional<Instant> newestCommit) {}
