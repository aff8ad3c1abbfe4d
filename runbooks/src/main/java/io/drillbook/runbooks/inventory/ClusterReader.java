package io.drillbook.runbooks.inventory;

import io.drillbook.runbooks.source.Position;
import io.drillbook.runbooks.yaml.YamlNode;
import io.drillbook.runbooks.yaml.YamlNode.Sequence;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads clusters. */
final class ClusterReader {
    private final TargetReader targets;
    private final Entries<Host> hosts;
    private final Entries<Store> stores;
    private final SortedMap<String, String> hostsInUse = new TreeMap<>();

    ClusterReader(TargetReader targets, Entries<Host> hosts, Entries<Store> stores) {
        this.targets = targets;
        this.hosts = hosts;
        this.stores = stores;
    }

    /** Which cluster has a node on a host, by the host's name; fills while clusters are read. */
    SortedMap<String, String> hostsInUse() {
        return Collections.unmodifiableSortedMap(hostsInUse);
    }

    Optional<Cluster> cluster(String name, Section section) {
        String engine = section.text("engine", TextForm.ENGINE);
        String environment = targets.environment(section);
        String tier = targets.tier(section);
        return Optional.of(new Cluster(
                name,
                engine,
                environment,
                tier,
                targets.objectives(tier),
                section.text("endpoint", TextForm.HOST_AND_PORT),
                section.text("database", TextForm.ANY),
                section.word("manager", List.of("none")),
                nodes(name, section),
                role(section, "observe"),
                role(section, "act"),
                certificateAuthority(section),
                section.optionalSection("backup").flatMap(this::backup),
                section.has("prepare") ? Optional.of(role(section, "prepare")) : Optional.empty(),
                section.optionalSection("dump").flatMap(this::dump)));
    }

    /** TLS is on unless the inventory says otherwise in words. */
    private Optional<String> certificateAuthority(Section section) {
        boolean off = section.has("tls");
        if (off) {
            section.word("tls", List.of("off"));
        }
        Optional<String> file = targets.file(section, "ca");
        if (off && section.has("ca")) {
            section.problems()
                    .error(
                            "not-together",
                            section.positionOf("tls"),
                            "\"" + section.name() + "\" has both \"ca\" and \"tls: off\"",
                            "keep ca: TLS is then checked against it");
        }
        if (!off && !section.has("ca")) {
            section.missing("ca", "the file with the certificate authority of its servers, or tls: off in words");
        }
        return off ? Optional.empty() : file;
    }

    private Role role(Section section, String key) {
        Optional<Section> login = section.section(key, "a login: { user: ..., password: name of a secret }");
        if (login.isEmpty()) {
            return new Role("", new SecretReference(""));
        }
        Role role = new Role(login.get().text("user", TextForm.ANY), targets.secret(login.get(), "password"));
        login.get().close();
        return role;
    }

    private Optional<BackupRepository> backup(Section section) {
        String tool = section.word("tool", List.of("pgbackrest"));
        String stanza = section.text("stanza", TextForm.ANY);
        int repository = section.whole("repository", 1, 256, "a repository's number from 1 to 256");
        Optional<Store> store = stores.referred(section, "store");
        String path = section.text("path", TextForm.KEY_PATH);
        var capacity = section.size("capacity");
        section.close();
        return store.map(found -> new BackupRepository(tool, stanza, repository, found, path, capacity));
    }

    private Optional<DumpStore> dump(Section section) {
        Optional<Store> store = stores.referred(section, "store");
        String path = section.text("path", TextForm.KEY_PATH);
        SecretReference passphrase = targets.secret(section, "passphrase");
        section.close();
        return store.map(found -> new DumpStore(found, path, passphrase));
    }

    private List<Node> nodes(String cluster, Section section) {
        Optional<YamlNode> node = section.node("nodes");
        if (node.isEmpty()) {
            section.missing("nodes", "a list of its servers, one at least");
            return List.of();
        }
        if (!(node.get() instanceof Sequence sequence)) {
            Shapes.wrong(node.get(), "\"" + section.name() + ".nodes\" is a list of servers", section.problems());
            return List.of();
        }
        if (sequence.items().isEmpty()) {
            section.problems()
                    .error("empty-list", section.positionOf("nodes"), "\"" + section.name() + ".nodes\" has no server");
        }
        List<Node> nodes = new ArrayList<>();
        SortedMap<String, Position> names = new TreeMap<>();
        SortedMap<String, Position> addresses = new TreeMap<>();
        for (int at = 0; at < sequence.items().size(); at++) {
            YamlNode item = sequence.items().get(at);
            Section.open(section.name() + ".nodes[" + at + "]", item, item.position(), section.problems())
                    .flatMap(server -> node(cluster, server, names, addresses))
                    .ifPresent(nodes::add);
        }
        return nodes;
    }

    private Optional<Node> node(
            String cluster, Section server, SortedMap<String, Position> names, SortedMap<String, Position> addresses) {
        String name = server.text("name", TextForm.NAME);
        String address = server.text("address", TextForm.ADDRESS);
        int port = server.port("port");
        Optional<Host> host = hosts.referred(server, "host");
        int peerPort = server.port("peer_port");
        String data = server.text("data", TextForm.ABSOLUTE_PATH);
        server.close();
        unique(server, "name", name, "are both called \"" + name + "\"", names);
        unique(
                server,
                "port",
                address.isEmpty() ? "" : address + ":" + port,
                "are both at " + address + ":" + port,
                addresses);
        host.ifPresent(found -> hostsInUse.putIfAbsent(found.name(), cluster));
        return host.map(found -> new Node(name, found, address, port, peerPort, data));
    }

    private static void unique(
            Section server, String key, String value, String same, SortedMap<String, Position> seen) {
        if (value.isEmpty()) {
            return;
        }
        Position first = seen.putIfAbsent(value, server.positionOf(key));
        if (first != null) {
            server.problems()
                    .error(
                            "duplicate-node",
                            server.positionOf(key),
                            "\"" + server.name() + "\" and the node at " + first + " " + same,
                            "every node has a name of its own, and an address with a port of its own");
        }
    }
}
