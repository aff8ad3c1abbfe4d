package io.drillbook.runbooks.inventory;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The whole inventory, by name and in the order of names.
 *
 * @param evidence where records go and who signs them; absent: the worker's folder, and a key made at first use
 * @param people who may sign
 * @param groups of people
 */
public record Inventory(
        SortedMap<String, Cluster> clusters,
        SortedMap<String, Sandbox> sandboxes,
        SortedMap<String, Store> stores,
        SortedMap<String, Host> hosts,
        SortedMap<String, EnvironmentRules> environments,
        SortedMap<String, SecretSource> secrets,
        Optional<EvidenceRules> evidence,
        SortedMap<String, Person> people,
        SortedMap<String, Group> groups) {
    /** Without any entry. */
    public static final Inventory EMPTY = new Inventory(
            new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>());

    /** With evidence in the worker's own folder. */
    public Inventory(
            SortedMap<String, Cluster> clusters,
            SortedMap<String, Sandbox> sandboxes,
            SortedMap<String, Store> stores,
            SortedMap<String, Host> hosts,
            SortedMap<String, EnvironmentRules> environments,
            SortedMap<String, SecretSource> secrets) {
        this(clusters, sandboxes, stores, hosts, environments, secrets, Optional.empty());
    }

    /** Without people. */
    public Inventory(
            SortedMap<String, Cluster> clusters,
            SortedMap<String, Sandbox> sandboxes,
            SortedMap<String, Store> stores,
            SortedMap<String, Host> hosts,
            SortedMap<String, EnvironmentRules> environments,
            SortedMap<String, SecretSource> secrets,
            Optional<EvidenceRules> evidence) {
        this(clusters, sandboxes, stores, hosts, environments, secrets, evidence, new TreeMap<>(), new TreeMap<>());
    }

    /** The same with other people. */
    public Inventory with(SortedMap<String, Person> others, SortedMap<String, Group> otherGroups) {
        return new Inventory(clusters, sandboxes, stores, hosts, environments, secrets, evidence, others, otherGroups);
    }

    public Inventory {
        clusters = copy(clusters);
        sandboxes = copy(sandboxes);
        stores = copy(stores);
        hosts = copy(hosts);
        environments = copy(environments);
        secrets = copy(secrets);
        people = copy(people);
        groups = copy(groups);
    }

    private static <V> SortedMap<String, V> copy(SortedMap<String, V> map) {
        return Collections.unmodifiableSortedMap(new TreeMap<>(map));
    }
}
