package io.drillbook.drills.lab.engine;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.ContainerNetwork;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.LogConfig;
import com.github.dockerjava.api.model.Ports;
import com.github.dockerjava.api.model.Volume;
import io.drillbook.drills.lab.problem.LabException;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** Makes containers be as they are described. */
public final class Containers {
    private static final String FINGERPRINT = "io.drillbook.lab.fingerprint";
    private static final int STOP_SECONDS = 30;
    private static final long SHARED_MEMORY = 256L * 1024 * 1024;

    private final DockerClient client;

    Containers(DockerClient client) {
        this.client = client;
    }

    /** How the container with this name stands. */
    public ContainerState state(String name) {
        return find(name)
                .map(found -> new ContainerState(
                        name, Objects.requireNonNullElse(found.getState().getStatus(), "unknown")))
                .orElse(new ContainerState(name, "missing"));
    }

    /**
     * Makes, replaces, starts, continues or reconnects a container, whichever it needs.
     *
     * @return whether anything had to be done
     */
    public boolean ensure(ContainerSpec spec) throws LabException {
        try {
            String fingerprint = spec.fingerprint(imageId(spec.image()));
            Optional<InspectContainerResponse> found = find(spec.name());
            if (found.isPresent() && !fingerprint.equals(label(found.get()))) {
                replace(spec.name());
                found = Optional.empty();
            }
            if (found.isEmpty()) {
                create(spec, fingerprint);
            }
            boolean connected = connect(spec);
            return revive(spec.name()) || connected || found.isEmpty();
        } catch (DockerException refused) {
            throw refusal(spec, refused);
        }
    }

    /** Copies files into a container, running or not. */
    public void copy(String name, FileBundle files) {
        client.copyArchiveToContainerCmd(name)
                .withRemotePath("/")
                .withTarInputStream(new ByteArrayInputStream(files.archive()))
                .exec();
    }

    private String imageId(String image) throws LabException {
        try {
            return Objects.requireNonNull(client.inspectImageCmd(image).exec().getId());
        } catch (NotFoundException missing) {
            throw new LabException(
                    "image-missing",
                    "the image " + image + " is not on this machine",
                    "run ./drillbook up, which pulls or builds it",
                    missing);
        }
    }

    private Optional<InspectContainerResponse> find(String name) {
        try {
            return Optional.of(client.inspectContainerCmd(name).exec());
        } catch (NotFoundException missing) {
            return Optional.empty();
        }
    }

    private static String label(InspectContainerResponse container) {
        Map<String, String> labels = container.getConfig().getLabels();
        return labels == null ? "" : labels.getOrDefault(FINGERPRINT, "");
    }

    private void replace(String name) {
        if (state(name).running()) {
            client.stopContainerCmd(name).withTimeout(STOP_SECONDS).exec();
        }
        client.removeContainerCmd(name).withForce(true).exec();
    }

    private void create(ContainerSpec spec, String fingerprint) {
        for (String volume : spec.volumes().keySet()) {
            client.createVolumeCmd().withName(volume).withLabels(spec.labels()).exec();
        }
        TreeMap<String, String> labels = new TreeMap<>(spec.labels());
        labels.put(FINGERPRINT, fingerprint);
        Attachment first = spec.attachments().getFirst();
        CreateContainerCmd create = client.createContainerCmd(spec.image())
                .withName(spec.name())
                .withHostName(spec.hostName())
                .withLabels(labels)
                .withEnv(spec.environment().entrySet().stream()
                        .map(variable -> variable.getKey() + "=" + variable.getValue())
                        .toList())
                .withExposedPorts(
                        spec.ports().keySet().stream().map(ExposedPort::tcp).toList())
                .withIpv4Address(first.address())
                .withAliases(first.alias())
                .withStopTimeout(STOP_SECONDS)
                .withHostConfig(hostConfig(spec));
        if (!spec.command().isEmpty()) {
            create.withCmd(spec.command());
        }
        create.exec();
        if (!spec.files().isEmpty()) {
            copy(spec.name(), spec.files());
        }
    }

    private static HostConfig hostConfig(ContainerSpec spec) {
        Ports ports = new Ports();
        spec.ports()
                .forEach((inside, outside) ->
                        ports.bind(ExposedPort.tcp(inside), Ports.Binding.bindIpAndPort("127.0.0.1", outside)));
        HostConfig config = HostConfig.newHostConfig()
                .withInit(true)
                .withNetworkMode(spec.attachments().getFirst().network())
                .withPortBindings(ports)
                .withShmSize(SHARED_MEMORY)
                .withLogConfig(
                        new LogConfig(LogConfig.LoggingType.JSON_FILE, Map.of("max-size", "10m", "max-file", "2")))
                .withBinds(spec.volumes().entrySet().stream()
                        .map(volume -> new Bind(volume.getKey(), new Volume(volume.getValue())))
                        .toList());
        if (!spec.knownHosts().isEmpty()) {
            // Names come from the list alone: no question leaves the container.
            config.withExtraHosts(spec.knownHosts().entrySet().stream()
                            .map(host -> host.getKey() + ":" + host.getValue())
                            .toArray(String[]::new))
                    .withDns(List.of("127.0.0.1"));
        }
        return spec.guardsItself() ? config.withCapAdd(Capability.NET_ADMIN) : config;
    }

    private boolean connect(ContainerSpec spec) {
        Map<String, ContainerNetwork> present = client.inspectContainerCmd(spec.name())
                .exec()
                .getNetworkSettings()
                .getNetworks();
        boolean changed = false;
        for (Attachment wanted : spec.attachments()) {
            if (!present.containsKey(wanted.network())) {
                client.connectToNetworkCmd()
                        .withContainerId(spec.name())
                        .withNetworkId(wanted.network())
                        .withContainerNetwork(new ContainerNetwork()
                                .withAliases(wanted.alias())
                                .withIpamConfig(new ContainerNetwork.Ipam().withIpv4Address(wanted.address())))
                        .exec();
                changed = true;
            }
        }
        return changed;
    }

    private boolean revive(String name) {
        return switch (state(name).status()) {
            case "running" -> false;
            case "paused" -> {
                client.unpauseContainerCmd(name).exec();
                yield true;
            }
            default -> {
                client.startContainerCmd(name).exec();
                yield true;
            }
        };
    }

    private static LabException refusal(ContainerSpec spec, DockerException refused) {
        String said = String.valueOf(refused.getMessage());
        if (said.contains("port is already allocated") || said.contains("address already in use")) {
            return new LabException(
                    "port-taken",
                    "another program listens on a port of " + spec.name() + " ("
                            + spec.ports().values() + " on 127.0.0.1)",
                    "end that program, or make the lab anew with other ports: drillbook lab down, then drillbook lab up",
                    refused);
        }
        return new LabException(
                "container-not-started",
                "Docker did not start " + spec.name() + ": " + said.strip(),
                "see the Docker engine's log",
                refused);
    }
}
