package io.drillbook.activities.sandbox.place;

import io.drillbook.activities.connector.ShellAccess;
import io.drillbook.activities.failure.ActionException;
import io.drillbook.activities.host.Command;
import io.drillbook.activities.measure.Checks;
import io.drillbook.activities.step.ActionContext;
import io.drillbook.runbooks.inventory.Cluster;
import io.drillbook.runbooks.inventory.Node;
import io.drillbook.runbooks.inventory.Store;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Tries connections from a sandbox: the store must answer, which proves the way of trying, and production must not. */
final class NetworkProof {
    private final Place place;
    private final Checks checks;
    private final ActionContext context;

    NetworkProof(Place place, Checks checks, ActionContext context) {
        this.place = place;
        this.checks = checks;
        this.context = context;
    }

    void storeInReach(Store store) throws ActionException, InterruptedException {
        URI address = URI.create(store.peerEndpoint());
        int port = address.getPort() > 0 ? address.getPort() : 443;
        Reach reach = Reach.from(place, address.getHost(), port);
        checks.add(
                "store-in-reach",
                "isolation",
                method(address.getHost(), port),
                "connected",
                reach.words(),
                reach == Reach.CONNECTED);
    }

    /** Every address of a server, and its name. */
    void nodeOutOfReach(Node node) throws ActionException, InterruptedException {
        List<String> addresses = new ArrayList<>();
        try (ShellAccess shell = context.connectors().shell(node.host())) {
            addresses.addAll(List.of(shell.check(Command.of("hostname", "-I"), Duration.ofSeconds(15))
                    .standardOutput()
                    .strip()
                    .split("\\s+")));
        } catch (ActionException failed) {
            checks.unknown(
                    "apart-from-" + node.name(),
                    "isolation",
                    "hostname -I on " + node.host().name(),
                    "the server's own addresses",
                    failed.failure().message());
        }
        outOfReach("apart-from-" + node.name(), node.host().peerAddress(), node.peerPort(), !addresses.isEmpty());
        for (String address : addresses) {
            outOfReach("apart-from-" + node.name() + "-" + address, address, node.peerPort(), false);
        }
    }

    /** The application's address, unless it means this machine itself to whoever asks. */
    void endpointOutOfReach(Cluster cluster) throws ActionException, InterruptedException {
        int colon = cluster.endpoint().lastIndexOf(':');
        String host = cluster.endpoint().substring(0, colon);
        if (host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]")) {
            checks.finding(
                    "endpoint-is-loopback",
                    "note",
                    "the application's address " + cluster.endpoint() + " means every machine itself",
                    "the servers were tried by their own addresses instead");
            return;
        }
        outOfReach(
                "apart-from-endpoint", host, Integer.parseInt(cluster.endpoint().substring(colon + 1)), false);
    }

    private void outOfReach(String id, String address, int port, boolean addressesFollow)
            throws ActionException, InterruptedException {
        Reach reach = Reach.from(place, address, port);
        boolean proven = switch (reach) {
            case REFUSED, TIMED_OUT, UNREACHABLE -> true;
            case UNRESOLVED -> addressesFollow;
            case CONNECTED, UNKNOWN -> false;
        };
        if (proven || reach == Reach.CONNECTED) {
            checks.add(id, "isolation", method(address, port), "no connection", reach.words(), proven);
        } else {
            checks.unknown(id, "isolation", method(address, port), "no connection", reach.words());
        }
    }

    private String method(String address, int port) {
        return "TCP connect from " + place.shell().host().name() + " to " + address + ":" + port;
    }
}
