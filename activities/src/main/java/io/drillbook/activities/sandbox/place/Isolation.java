package io.drillbook.activities.sandbox.place;

import io.drillbook.activities.connector.ShellAccess;
import io.drillbook.activities.failure.ActionException;
import io.drillbook.activities.measure.Checks;
import io.drillbook.activities.measure.Clocks;
import io.drillbook.activities.pgbackrest.tool.PgBackRest;
import io.drillbook.activities.step.Action;
import io.drillbook.activities.step.ActionContext;
import io.drillbook.runbooks.inventory.Node;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** {@code sandbox.isolation}: proves that a copy restored here could neither reach production nor be taken for it. */
public final class Isolation implements Action<IsolationInput, IsolationOutput> {
    @Override
    public IsolationOutput run(IsolationInput input, ActionContext context)
            throws ActionException, InterruptedException {
        try (ShellAccess shell = context.connectors().shell(input.sandbox().host())) {
            Place place = Place.of(shell, input.sandbox(), context.effect().run());
            Checks checks = new Checks();
            notServing(input, checks);
            NetworkProof network = new NetworkProof(place, checks, context);
            // A dump is brought by the worker: such a sandbox needs no way to any store.
            if (input.cluster().backup().isPresent()) {
                network.storeInReach(PgBackRest.repository(input.cluster()).store());
            }
            for (Node node : input.cluster().nodes()) {
                network.nodeOutOfReach(node);
            }
            network.endpointOutOfReach(input.cluster());
            if (input.cluster().backup().isPresent()) {
                RepositoryProof.readOnly(
                        PgBackRest.on(shell, input.sandbox(), PgBackRest.repository(input.cluster())), place, checks);
            }
            clock(place, checks);
            empty(place, checks);
            return new IsolationOutput(checks.verdict(), checks.results(), checks.findings());
        }
    }

    private static void notServing(IsolationInput input, Checks checks) {
        String host = input.sandbox().host().name();
        boolean serves = input.cluster().nodes().stream()
                .anyMatch(node -> node.host().name().equals(host)
                        || node.host()
                                .peerAddress()
                                .equals(input.sandbox().host().peerAddress()));
        checks.add(
                "not-serving",
                "isolation",
                "inventory",
                host + " serves no cluster",
                serves ? host + " is a server of " + input.cluster().name() : host + " is none of its servers",
                !serves);
    }

    private static void clock(Place place, Checks checks) throws ActionException, InterruptedException {
        Instant before = Instant.now();
        String said = place.check(Duration.ofSeconds(15), "date", "+%s%3N")
                .standardOutput()
                .strip();
        Clocks.check(
                checks,
                "clock-of-sandbox",
                "date on " + place.shell().host().name(),
                Instant.ofEpochMilli(Long.parseLong(said)),
                before,
                Instant.now());
    }

    private static void empty(Place place, Checks checks) throws ActionException, InterruptedException {
        boolean open = Reach.from(place, "127.0.0.1", place.sandbox().peerPort()) == Reach.CONNECTED;
        checks.add(
                "nothing-listens",
                "isolation",
                "TCP connect on the host to port " + place.sandbox().peerPort(),
                "refused",
                open ? "connected" : "refused",
                !open);
        String held = place.check(
                        Duration.ofSeconds(15),
                        "ls",
                        "-A",
                        "--",
                        place.sandbox().data())
                .standardOutput()
                .lines()
                .filter(name -> !name.equals("drillbook-" + place.mark()) && !name.equals("drillbook.lock"))
                .reduce("", (all, name) -> (all + " " + name).strip());
        checks.add(
                "folder-empty",
                "isolation",
                "ls -A " + place.sandbox().data(),
                "nothing",
                held.isEmpty() ? "nothing" : held,
                held.isEmpty());
    }

    @Override
    public List<String> preview(IsolationInput input) {
        return input.cluster().nodes().stream()
                .map(node -> "connect from " + input.sandbox().host().name() + " to "
                        + node.host().peerAddress() + ":" + node.peerPort() + ", which must fail")
                .toList();
    }
}
