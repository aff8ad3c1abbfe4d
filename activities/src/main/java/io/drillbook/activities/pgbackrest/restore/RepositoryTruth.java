package io.drillbook.activities.pgbackrest.restore;

import io.drillbook.activities.connector.Connectors;
import io.drillbook.activities.failure.ActionException;
import io.drillbook.activities.measure.Checks;
import io.drillbook.activities.measure.Clocks;
import io.drillbook.activities.postgresql.manifest.Manifest;
import io.drillbook.activities.postgresql.server.ClusterState;
import io.drillbook.runbooks.inventory.Cluster;
import java.time.Instant;
import java.util.Optional;

/**
 * Asks witnesses outside the repository whether it is the cluster's own: the manifest, which Drillbook wrote, and the
 * servers, where they still answer. What a repository says of itself proves nothing.
 */
final class RepositoryTruth {
    private static final String METHOD = "pgbackrest info against the manifest and pg_control_system()";

    private RepositoryTruth() {}

    static void check(
            Cluster cluster, String inRepository, Optional<Manifest> manifest, Connectors connectors, Checks checks) {
        checks.restart();
        Instant before = Instant.now();
        Optional<ClusterState> live = live(cluster, connectors);
        Instant after = Instant.now();
        live.ifPresent(state -> Clocks.check(
                checks,
                "clock-of-primary",
                "clock_timestamp() on " + state.primary().node().name(),
                state.primary().clock(),
                before,
                after));
        String expected = "a backup of " + cluster.name() + " itself";
        Optional<String> witness = live.map(state -> state.primary().systemIdentifier())
                .or(() -> manifest.map(Manifest::systemIdentifier));
        boolean same = witness.map(inRepository::equals).orElse(false)
                && manifest.map(Manifest::systemIdentifier)
                        .map(inRepository::equals)
                        .orElse(true);
        if (witness.isEmpty()) {
            checks.unknown(
                    "repository-of-this-cluster",
                    "identity",
                    METHOD,
                    expected,
                    "no server answers and there is no manifest to ask");
        } else {
            checks.add(
                    "repository-of-this-cluster",
                    "identity",
                    METHOD,
                    expected,
                    same
                            ? "system " + inRepository
                            : "a backup of another cluster with the same name: system " + inRepository
                                    + " in the repository, "
                                    + live.map(state -> state.primary().systemIdentifier())
                                            .orElse("no answer") + " on the servers, "
                                    + manifest.map(Manifest::systemIdentifier).orElse("none") + " in the manifest",
                    same);
        }
    }

    /** Production may be gone, and then the manifest alone speaks. */
    private static Optional<ClusterState> live(Cluster cluster, Connectors connectors) {
        try {
            return Optional.of(ClusterState.read(cluster, connectors));
        } catch (ActionException gone) {
            return Optional.empty();
        }
    }
}
