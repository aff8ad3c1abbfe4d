package io.drillbook.drills.lab.engine;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectVolumeResponse;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.api.model.Network;
import java.util.ArrayList;
import java.util.List;

/** Finds and removes what carries a label. */
public final class Remover {
    private final DockerClient client;

    Remover(DockerClient client) {
        this.client = client;
    }

    /** Names of all containers, networks and volumes with a label {@code key=value}, each with its kind before it. */
    public List<String> list(String label) {
        List<String> found = new ArrayList<>();
        containers(label).forEach(container -> found.add("container " + container.getNames()[0].substring(1)));
        networks(label).forEach(network -> found.add("network " + network.getName()));
        volumes(label).forEach(volume -> found.add("volume " + volume.getName()));
        return found;
    }

    /** Values that containers with a label {@code key=value} have for another label. */
    public List<String> valuesOf(String otherLabel, String label) {
        return containers(label).stream()
                .map(container -> container.getLabels().getOrDefault(otherLabel, ""))
                .distinct()
                .toList();
    }

    /** Removes containers, networks and volumes with a label {@code key=value}, with what they hold. */
    public void remove(String label) {
        for (Container container : containers(label)) {
            ignoreMissing(() -> client.removeContainerCmd(container.getId())
                    .withForce(true)
                    .withRemoveVolumes(true)
                    .exec());
        }
        for (Network network : networks(label)) {
            ignoreMissing(() -> client.removeNetworkCmd(network.getId()).exec());
        }
        for (InspectVolumeResponse volume : volumes(label)) {
            ignoreMissing(() -> client.removeVolumeCmd(volume.getName()).exec());
        }
    }

    private List<Container> containers(String label) {
        return client.listContainersCmd()
                .withShowAll(true)
                .withLabelFilter(List.of(label))
                .exec();
    }

    private List<Network> networks(String label) {
        return client.listNetworksCmd().withFilter("label", List.of(label)).exec();
    }

    private List<InspectVolumeResponse> volumes(String label) {
        List<InspectVolumeResponse> found = client.listVolumesCmd()
                .withFilter("label", List.of(label))
                .exec()
                .getVolumes();
        return found == null ? List.of() : found;
    }

    private static void ignoreMissing(Runnable removal) {
        try {
            removal.run();
        } catch (NotFoundException gone) {
            // Somebody else removed it between the listing and now: what was wanted is so.
        }
    }
}
