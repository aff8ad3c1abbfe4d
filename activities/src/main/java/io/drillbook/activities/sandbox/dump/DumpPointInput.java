package io.drillbook.activities.sandbox.dump;

import io.drillbook.runbooks.action.About;
import io.drillbook.runbooks.inventory.Cluster;
import java.util.Optional;

/** Inputs of {@code sandbox.choose_dump}. */
@About("How to choose a dump")
public record DumpPointInput(
        @About("Cluster whose dumps are meant") Cluster cluster,
        @About("latest or random") String rule,

        @About("Seed of a random choice; made from the run's identity when absent")
        Optional<Long> seed) {
    public DumpPointInput {
        if (!rule.equals("latest") && !rule.equals("random")) {
            throw new IllegalArgumentException("the rule is latest or random, not " + rule);
        }
    }
}
