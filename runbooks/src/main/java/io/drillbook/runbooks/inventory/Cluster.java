package io.drillbook.runbooks.inventory;

import io.drillbook.runbooks.action.About;
import java.util.List;
import java.util.Optional;

/** A database cluster: the target of most runbooks. */
@About("A database cluster")
public record Cluster(
        @About("Name in the inventory") String name,
        @About("Database engine") String engine,
        @About("Environment it belongs to") String environment,
        @About("Tier, which supplies objectives") String tier,
        @About("Objectives of its tier") Objectives objectives,

        @About("Application's address of the cluster for us: host:port")
        String endpoint,

        @About("Application's database") String database,

        @About("Who changes roles: none, or the cluster manager's name")
        String manager,

        @About("Its servers") List<Node> nodes,
        @About("Login that observes") Role observe,
        @About("Login that acts") Role act,

        @About(
                "File with the certificate authority of its servers on this machine; absent means TLS is switched off in words")
        Optional<String> ca,

        @About("Where its backups lie") Optional<BackupRepository> backup,

        @About("Login that makes the other logins and what they need; only preparing uses it")
        Optional<Role> prepare,

        @About("Where its logical dumps lie") Optional<DumpStore> dump) {
    public Cluster {
        nodes = List.copyOf(nodes);
    }

    /** A cluster without a login that prepares and without logical dumps. */
    public Cluster(
            String name,
            String engine,
            String environment,
            String tier,
            Objectives objectives,
            String endpoint,
            String database,
            String manager,
            List<Node> nodes,
            Role observe,
            Role act,
            Optional<String> ca,
            Optional<BackupRepository> backup) {
        this(
                name,
                engine,
                environment,
                tier,
                objectives,
                endpoint,
                database,
                manager,
                nodes,
                observe,
                act,
                ca,
                backup,
                Optional.empty(),
                Optional.empty());
    }
}
