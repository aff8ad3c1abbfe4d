package io.drillbook.drills.lab.server;

import io.drillbook.drills.lab.engine.Attachment;
import io.drillbook.drills.lab.engine.ContainerSpec;
import io.drillbook.drills.lab.engine.FileBundle;
import io.drillbook.drills.lab.identity.LabIdentity;
import io.drillbook.drills.lab.identity.ObjectStoreKeys;
import io.drillbook.drills.lab.layout.HostFiles;
import io.drillbook.drills.lab.layout.LabHost;
import io.drillbook.drills.lab.layout.LabName;
import io.drillbook.drills.lab.layout.PublishedPorts;
import io.drillbook.drills.lab.layout.Service;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The container of each host.
 *
 * @param labels on every container and volume
 * @param servers first three numbers of the servers' network
 * @param sandbox first three numbers of the sandbox's network
 */
public record HostContainers(
        LabName name,
        SortedMap<String, String> labels,
        LabImages images,
        PublishedPorts ports,
        LabIdentity identity,
        String servers,
        String sandbox) {
    public HostContainers {
        labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
    }

    /** The container of a host of the cluster, the store or the sandbox. */
    public ContainerSpec of(LabHost host) throws IOException {
        HostFiles files = new HostFiles(identity);
        return switch (host) {
            case STORE -> store(files.ofStore());
            case FIRST -> node(host, LabHost.SECOND, files.ofNode(host, LabHost.SECOND));
            case SECOND -> node(host, LabHost.FIRST, files.ofNode(host, LabHost.FIRST));
            case SANDBOX -> sandbox(files.ofSandbox());
            case LOAD -> load(files.ofLoad());
        };
    }

    private ContainerSpec store(FileBundle files) throws IOException {
        // The root account is never used; it exists because the gateway does not start without one.
        ObjectStoreKeys root = identity.objectStore("s3-root");
        return spec(
                LabHost.STORE,
                images.store(),
                List.of(
                        "--port",
                        ":" + Service.STORE.inside(),
                        "--cert",
                        "/etc/drillbook/tls/server.crt",
                        "--key",
                        "/etc/drillbook/tls/server.key",
                        "--iam-dir",
                        "/var/lib/s3/users",
                        // Its cache keeps a key's name in memory of a request that is over, and then takes one user for
                        // another: with pgBackRest's requests every fortieth or so was refused.
                        "--iam-cache-disable",
                        "--keep-alive",
                        "--quiet",
                        "posix",
                        "--versioning-dir",
                        "/var/lib/s3/versions",
                        "/var/lib/s3/buckets"),
                Map.of("ROOT_ACCESS_KEY", root.accessKey(), "ROOT_SECRET_KEY", root.secretKey()),
                "/var/lib/s3",
                List.of(onServers(LabHost.STORE), onSandbox(LabHost.STORE)),
                Map.of(),
                files);
    }

    private ContainerSpec node(LabHost host, LabHost peer, FileBundle files) {
        return spec(
                host,
                images.postgresql(),
                List.of(),
                Map.of("DRILLBOOK_PEERS", peer.text()),
                "/var/lib/postgresql",
                List.of(onServers(host)),
                Map.of(),
                files);
    }

    private ContainerSpec sandbox(FileBundle files) {
        String store = LabHost.STORE.address(sandbox);
        return spec(
                LabHost.SANDBOX,
                images.postgresql(),
                List.of(),
                Map.of("DRILLBOOK_ONLY_REACH", store + ":" + Service.STORE.inside()),
                "/var/lib/drillbook",
                List.of(onSandbox(LabHost.SANDBOX)),
                Map.of(LabHost.STORE.text(), store),
                files);
    }

    private ContainerSpec load(FileBundle files) {
        return spec(
                LabHost.LOAD,
                images.postgresql(),
                List.of("/usr/local/lib/drillbook/load"),
                Map.of(),
                "",
                List.of(onServers(LabHost.LOAD)),
                Map.of(),
                files);
    }

    private ContainerSpec spec(
            LabHost host,
            String image,
            List<String> command,
            Map<String, String> environment,
            String volumePath,
            List<Attachment> attachments,
            Map<String, String> knownHosts,
            FileBundle files) {
        TreeMap<String, String> volumes = new TreeMap<>();
        if (!volumePath.isEmpty()) {
            volumes.put(name.volume(host.text()), volumePath);
        }
        return new ContainerSpec(
                name.container(host.text()),
                image,
                host.text(),
                labels,
                command,
                new TreeMap<>(environment),
                volumes,
                ports.of(host),
                attachments,
                new TreeMap<>(knownHosts),
                host == LabHost.SANDBOX,
                files);
    }

    private Attachment onServers(LabHost host) {
        return new Attachment(name.serverNetwork(), host.address(servers), host.text());
    }

    private Attachment onSandbox(LabHost host) {
        return new Attachment(name.sandboxNetwork(), host.address(sandbox), host.text());
    }
}
