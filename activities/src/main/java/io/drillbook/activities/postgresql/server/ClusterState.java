package io.drillbook.activities.postgresql.server;

import io.drillbook.activities.connector.Connectors;
import io.drillbook.activities.connector.SqlAccess;
import io.drillbook.activities.failure.ActionException;
import io.drillbook.runbooks.call.Failure;
import io.drillbook.runbooks.call.FailureKind;
import io.drillbook.runbooks.inventory.Cluster;
import io.drillbook.runbooks.inventory.Node;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the servers of a cluster say of themselves, the primary asked first so that a standby's lag is never understated.
 *
 * @param unreachable why, by the name of each server that gave no answer
 */
public record ClusterState(NodeState primary, List<NodeState> standbys, SortedMap<String, String> unreachable) {
    public ClusterState {
        standbys = List.copyOf(standbys);
    }

    /**
     * Asks every server.
     *
     * @throws ActionException {@code no-primary} or {@code two-primaries}, or the failure of the only server
     */
    public static ClusterState read(Cluster cluster, Connectors connectors) throws ActionException {
        SortedMap<String, Failure> unreachable = new TreeMap<>();
        List<NodeState> states = readAll(cluster, connectors, unreachable);
        List<NodeState> primaries =
                states.stream().filter(state -> !state.standby()).toList();
        if (primaries.size() > 1) {
            throw new ActionException(
                    "two-primaries",
                    FailureKind.CHECK_FAILED,
                    cluster.name() + " has more than one server that takes writes: "
                            + primaries.get(0).node().name() + " and "
                            + primaries.get(1).node().name(),
                    "stop what writes there and find out which one is right before anything else");
        }
        if (primaries.isEmpty()) {
            throw noPrimary(cluster, unreachable);
        }
        NodeState primary = primaries.get(0);
        // Standbys once more, now that the primary's position is known.
        List<NodeState> standbys = new ArrayList<>();
        for (NodeState state : states) {
            if (state.standby()) {
                one(cluster, state.node(), connectors, unreachable).ifPresent(standbys::add);
            }
        }
        return new ClusterState(primary, standbys, messages(unreachable));
    }

    /** Where every server that gave no answer refuses us, trying again helps nobody. */
    private static ActionException noPrimary(Cluster cluster, SortedMap<String, Failure> unreachable) {
        boolean refused = unreachable.values().stream().allMatch(failure -> failure.kind() == FailureKind.REFUSED);
        FailureKind known = refused ? FailureKind.REFUSED : FailureKind.UNREACHABLE;
        return new ActionException(
                "no-primary",
                unreachable.isEmpty() ? FailureKind.CHECK_FAILED : known,
                "no server of " + cluster.name() + " is a primary; without an answer: " + messages(unreachable),
                "look at the servers, or at the addresses and logins in the inventory");
    }

    private static SortedMap<String, String> messages(SortedMap<String, Failure> failures) {
        SortedMap<String, String> messages = new TreeMap<>();
        failures.forEach((node, failure) -> messages.put(node, failure.message()));
        return messages;
    }

    /** The standby of the primary's own system that streams and lags least, if it lags no more than the limit. */
    public Optional<NodeState> closeStandby(Duration limit) {
        return standbys.stream()
                .filter(state -> state.systemIdentifier().equals(primary.systemIdentifier()))
                .filter(NodeState::streaming)
                .filter(state ->
                        lag(state).map(lag -> lag.compareTo(limit) <= 0).orElse(false))
                .min((one, other) ->
                        lag(one).orElse(Duration.ZERO).compareTo(lag(other).orElse(Duration.ZERO)));
    }

    /** How far a standby is behind, as an upper bound; absent when it has replayed no commit yet. */
    public Optional<Duration> lag(NodeState standby) {
        return standby.lag(primary.position());
    }

    private static List<NodeState> readAll(
            Cluster cluster, Connectors connectors, SortedMap<String, Failure> unreachable) {
        List<NodeState> states = new ArrayList<>();
        for (Node node : cluster.nodes()) {
            one(cluster, node, connectors, unreachable).ifPresent(states::add);
        }
        return states;
    }

    private static Optional<NodeState> one(
            Cluster cluster, Node node, Connectors connectors, SortedMap<String, Failure> unreachable) {
        try (SqlAccess sql = connectors.sql(Endpoints.observe(cluster, node))) {
            return Optional.of(NodeState.read(node, sql));
        } catch (ActionException failed) {
            unreachable.put(node.name(), failed.failure());
            return Optional.empty();
        }
    }
}
