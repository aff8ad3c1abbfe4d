package io.drillbook.activities.pgbackrest.restore;

import io.drillbook.runbooks.action.About;
import io.drillbook.runbooks.inventory.Cluster;
import io.drillbook.runbooks.inventory.Sandbox;
import java.time.Instant;
import java.util.Optional;

/** Inputs of {@code pgbackrest.restore_point}. */
@About("How to choose a point")
public record RestorePointInput(
        @About("Cluster whose backups are meant") Cluster cluster,
        @About("Host that looks: production may be gone") Sandbox sandbox,
        @About("latest, random or time") String rule,
        @About("The point, when the rule is time") Optional<Instant> at,

        @About("Seed of a random choice; made from the run's identity when absent")
        Optional<Long> seed) {
    public RestorePointInput {
        if (!rule.equals("latest") && !rule.equals("random") && !rule.equals("time")) {
            throw new IllegalArgumentException("the rule is latest, random or time, not " + rule);
        }
        if (rule.equals("time") != at.isPresent()) {
            throw new IllegalArgumentException("a time is given with the rule time, and only with it");
        }
    }
}
