package io.drillbook.runbooks;

import io.drillbook.runbooks.inventory.Cluster;
import io.drillbook.runbooks.inventory.EnvironmentRules;
import io.drillbook.runbooks.inventory.Host;
import io.drillbook.runbooks.inventory.Inventory;
import io.drillbook.runbooks.inventory.Node;
import io.drillbook.runbooks.inventory.Objectives;
import io.drillbook.runbooks.inventory.Role;
import io.drillbook.runbooks.inventory.Sandbox;
import io.drillbook.runbooks.inventory.SecretReference;
import io.drillbook.runbooks.inventory.SecretSource;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Two clusters of different engines and a sandbox. */
public final class SampleInventory {
    public static final Inventory INVENTORY = new Inventory(
            new TreeMap<>(Map.of("orders", cluster("orders", "sample"), "ledger", cluster("ledger", "other"))),
            new TreeMap<>(Map.of("cellar", sandbox())),
            new TreeMap<>(),
            new TreeMap<>(Map.of("one", host("one"))),
            new TreeMap<>(Map.of("lab", new EnvironmentRules("lab", Optional.of(Duration.ZERO)))),
            new TreeMap<>(Map.of("orders_password", new SecretSource.FromEnvironment("ORDERS_PASSWORD"))));

    private SampleInventory() {}

    private static Cluster cluster(String name, String engine) {
        Role role = new Role("drillbook", new SecretReference("orders_password"));
        return new Cluster(
                name,
                engine,
                "lab",
                "important",
                new Objectives(Optional.of(Duration.ofMinutes(5)), Optional.of(Duration.ofHours(1))),
                "127.0.0.1:5432",
                "shop",
                "none",
                List.of(new Node("a", host("one"), "127.0.0.1", 5432, 5432, "/data")),
                role,
                role,
                Optional.empty(),
                Optional.empty());
    }

    private static Sandbox sandbox() {
        return new Sandbox("cellar", host("two"), "sample", "lab", "/restore", "127.0.0.1", 6432, 6432, "/backup.conf");
    }

    private static Host host(String name) {
        return new Host(
                name, "127.0.0.1", 22, name, "postgres", new SecretReference("orders_password"), "ssh-ed25519 AAAA");
    }
}
