package io.drillbook.runbooks.inventory;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** The whole inventory, by name and in the order of names. */
public record Inventory(
        SortedMap<String, Cluster> clusters,
        SortedMap<String, Sandbox> sandboxes,
        SortedMap<String, Store> stores,
        SortedMap<String, Host> hosts,
        SortedMap<String, EnvironmentRules> environments,
        SortedMap<String, SecretSource> secrets) {
    /** Without any entry. */
    public static final Inventory EMPTY = new Inventory(
            new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>());

    public Inventory {
        clusters = copy(clusters);
        sandboxes = copy(sandboxes);
        stores = copy(stores);
        hosts = copy(hosts);
        environments = copy(environments);
        secrets = copy(secrets);
    }

    private static <V> SortedMap<String, V> copy(SortedMap<String, V> map) {
        return Collections.unmodifiableSortedMap(new TreeMap<>(map));
    }
}
