package io.drillbook.drills.lab.engine;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.model.Network;
import io.drillbook.drills.lab.problem.LabException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Networks with a subnet of their own, so that containers keep their addresses. */
public final class Networks {
    private static final int CANDIDATES = 200;

    private final DockerClient client;

    Networks(DockerClient client) {
        this.client = client;
    }

    /**
     * Finds or makes a network. Docker lets no packet pass from one bridge to another.
     *
     * @return the first three numbers of its addresses, as {@code 10.213.4}
     */
    public String ensure(String name, Map<String, String> labels) throws LabException {
        Optional<String> existing = prefix(name);
        if (existing.isPresent()) {
            return existing.get();
        }
        int start = Math.floorMod(name.hashCode(), CANDIDATES);
        for (int index = 0; index < CANDIDATES; index++) {
            String prefix = "10.213." + (start + index) % CANDIDATES;
            Network.Ipam addresses = new Network.Ipam()
                    .withConfig(new Network.Ipam.Config()
                            .withSubnet(prefix + ".0/24")
                            .withGateway(prefix + ".1"));
            try {
                client.createNetworkCmd()
                        .withName(name)
                        .withCheckDuplicate(true)
                        .withDriver("bridge")
                        .withLabels(Map.copyOf(labels))
                        .withIpam(addresses)
                        .exec();
                return prefix;
            } catch (DockerException refused) {
                if (!String.valueOf(refused.getMessage()).contains("overlaps")) {
                    throw new LabException(
                            "network-not-made",
                            "Docker did not make the network " + name + ": " + refused.getMessage(),
                            "see the Docker engine's log",
                            refused);
                }
            }
        }
        throw new LabException(
                "no-free-subnet",
                "none of the subnets 10.213.0.0/24 to 10.213." + (CANDIDATES - 1) + ".0/24 is free",
                "remove Docker networks that nobody uses: docker network prune");
    }

    /** The first three numbers of a network's addresses, when it exists. */
    public Optional<String> prefix(String name) {
        List<Network> found = client.listNetworksCmd().withNameFilter(name).exec();
        return found.stream()
                .filter(network -> network.getName().equals(name))
                .flatMap(network -> network.getIpam().getConfig().stream())
                .map(Network.Ipam.Config::getSubnet)
                .map(subnet -> subnet.substring(0, subnet.lastIndexOf('.')))
                .findFirst();
    }
}
