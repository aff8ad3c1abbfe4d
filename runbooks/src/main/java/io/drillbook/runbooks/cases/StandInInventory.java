package io.drillbook.runbooks.cases;

import io.drillbook.runbooks.inventory.Cluster;
import io.drillbook.runbooks.inventory.Group;
import io.drillbook.runbooks.inventory.Host;
import io.drillbook.runbooks.inventory.Inventory;
import io.drillbook.runbooks.inventory.Node;
import io.drillbook.runbooks.inventory.Objectives;
import io.drillbook.runbooks.inventory.Role;
import io.drillbook.runbooks.inventory.Sandbox;
import io.drillbook.runbooks.inventory.SecretReference;
import io.drillbook.runbooks.inventory.SecretSource;
import io.drillbook.runbooks.inventory.Store;
import io.drillbook.runbooks.plan.Definition;
import io.drillbook.runbooks.plan.NamedSecrets;
import io.drillbook.runbooks.plan.PlanStep;
import io.drillbook.runbooks.plan.PlanSteps;
import io.drillbook.runbooks.type.ValueType;
import io.drillbook.runbooks.type.ValueType.RecordOf;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * An inventory that has whatever a case names: clusters of two servers with objectives of one hour and one minute, in the
 * environment {@code test} or in the first that the guard's blast radius names. Nothing in it exists, and nothing of it is ever connected to.
 */
final class StandInInventory {
    private static final int PEOPLE = 20;
    private static final String ENVIRONMENT = "test";
    private static final SecretReference SECRET = new SecretReference("test-secret");
    private static final Objectives OBJECTIVES =
            new Objectives(Optional.of(Duration.ofHours(1)), Optional.of(Duration.ofMinutes(1)));

    private StandInInventory() {}

    /** @param given inputs as their texts */
    static Inventory of(Definition definition, SortedMap<String, String> given) {
        SortedMap<String, Cluster> clusters = new TreeMap<>();
        SortedMap<String, Sandbox> sandboxes = new TreeMap<>();
        SortedMap<String, Store> stores = new TreeMap<>();
        SortedMap<String, Host> hosts = new TreeMap<>();
        SortedMap<String, SecretSource> secrets = new TreeMap<>();
        NamedSecrets.of(definition).forEach(name -> secrets.put(name, new SecretSource.FromEnvironment(name)));
        // Where the guard lets a run be; a case is not about that.
        String environment = Stream.concat(
                        Stream.of(definition),
                        PlanSteps.all(definition)
                                .filter(PlanStep.Call.class::isInstance)
                                .map(step -> ((PlanStep.Call) step).callee()))
                .flatMap(runbook -> runbook.guard().blastRadius().stream())
                .flatMap(radius -> radius.environments().stream())
                .findFirst()
                .orElse(ENVIRONMENT);
        for (Definition.Input input : definition.inputs()) {
            Optional<String> wanted = Optional.ofNullable(given.get(input.name()))
                    .or(() -> input.fallback().map(Object::toString));
            if (wanted.isEmpty()) {
                continue;
            }
            String name = wanted.get();
            String engine = input.engine().orElse(definition.engine());
            if (input.type() instanceof ValueType.SecretType) {
                secrets.put(name, new SecretSource.FromEnvironment(name));
            } else if (input.type() instanceof RecordOf record) {
                switch (record.name()) {
                    case "cluster" -> clusters.put(name, cluster(name, engine, environment));
                    case "sandbox" -> sandboxes.put(name, sandbox(name, engine, environment));
                    case "store" -> stores.put(name, store(name));
                    case "host" -> hosts.put(name, host(name));
                    default -> {
                        // An input of a type that the binder does not know is the binder's to refuse.
                    }
                }
            }
        }
        return new Inventory(clusters, sandboxes, stores, hosts, new TreeMap<>(), secrets)
                .with(new TreeMap<>(), groups(definition));
    }

    /** Every group that is asked, with more people than a consent can need. */
    private static SortedMap<String, Group> groups(Definition definition) {
        SortedMap<String, Group> groups = new TreeMap<>();
        List<String> people = IntStream.rangeClosed(1, PEOPLE)
                .mapToObj(number -> "person-" + number)
                .toList();
        PlanSteps.all(definition).forEach(step -> {
            List<String> asked = switch (step) {
                case PlanStep.Consent consent -> consent.groups();
                case PlanStep.Ask ask -> ask.groups();
                default -> List.of();
            };
            asked.forEach(name -> groups.put(name, new Group(name, people)));
        });
        return groups;
    }

    private static Cluster cluster(String name, String engine, String environment) {
        return new Cluster(
                name,
                engine,
                environment,
                ENVIRONMENT,
                OBJECTIVES,
                name + ".invalid:1",
                name,
                "none",
                List.of(node(name + "-1"), node(name + "-2")),
                new Role("observe", SECRET),
                new Role("act", SECRET),
                Optional.empty(),
                Optional.empty());
    }

    private static Node node(String name) {
        return new Node(name, host(name), name + ".invalid", 1, 1, "/data");
    }

    private static Sandbox sandbox(String name, String engine, String environment) {
        return new Sandbox(name, host(name), engine, environment, "/sandbox", name + ".invalid", 1, 1, "/backup.conf");
    }

    private static Store store(String name) {
        String address = "https://" + name + ".invalid";
        return new Store(name, address, address, "nowhere", name, "", false, SECRET, SECRET, Optional.empty());
    }

    private static Host host(String name) {
        return new Host(name, name + ".invalid", 22, name + ".invalid", "nobody", SECRET, "ssh-ed25519 none");
    }
}
