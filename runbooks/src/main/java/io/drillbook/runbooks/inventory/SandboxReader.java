package io.drillbook.runbooks.inventory;

import java.util.Optional;
import java.util.SortedMap;

/** Reads sandboxes. */
final class SandboxReader {
    private final TargetReader targets;
    private final Entries<Host> hosts;
    private final SortedMap<String, String> hostsInUse;

    /** @param hostsInUse the cluster that has a node on a host, by the host's name */
    SandboxReader(TargetReader targets, Entries<Host> hosts, SortedMap<String, String> hostsInUse) {
        this.targets = targets;
        this.hosts = hosts;
        this.hostsInUse = hostsInUse;
    }

    Optional<Sandbox> sandbox(String name, Section section) {
        Optional<Host> host = hosts.referred(section, "host");
        host.ifPresent(found -> refuseServing(section, found));
        String engine = section.text("engine", TextForm.ENGINE);
        String environment = targets.environment(section);
        String data = section.text("data", TextForm.ABSOLUTE_PATH);
        String address = section.text("address", TextForm.ADDRESS);
        int port = section.port("port");
        int peerPort = section.port("peer_port");
        String configuration = section.text("backup_configuration", TextForm.ABSOLUTE_PATH);
        return host.map(
                found -> new Sandbox(name, found, engine, environment, data, address, port, peerPort, configuration));
    }

    /** A restore may fill the disk and take the memory: it must not do so where somebody is served. */
    private void refuseServing(Section section, Host host) {
        String cluster = hostsInUse.get(host.name());
        if (cluster != null) {
            section.problems()
                    .error(
                            "sandbox-on-serving-host",
                            section.positionOf("host"),
                            "\"" + section.name() + "\" is on host \"" + host.name() + "\", which serves the cluster \""
                                    + cluster + "\"",
                            "give the sandbox a host of its own");
        }
    }
}
