package io.drillbook.runbooks.plan;

import java.util.List;

/**
 * What a run may touch at most, held against the clusters and hosts that its inputs name, before it is started.
 *
 * @param mostTargets how many of them
 * @param environments where clusters must belong; empty means anywhere
 * @param never names that none may have
 */
public record BlastRadius(int mostTargets, List<String> environments, List<String> never) {
    public BlastRadius {
        environments = List.copyOf(environments);
        never = List.copyOf(never);
    }

    /** As people read it. */
    @Override
    public String toString() {
        return "at most " + mostTargets + (mostTargets == 1 ? " target" : " targets")
                + (environments.isEmpty() ? "" : " in " + String.join(" or ", environments))
                + (never.isEmpty() ? "" : ", never " + String.join(" or ", never));
    }
}
