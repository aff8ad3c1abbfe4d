package io.drillbook.drills.lab.engine;

import java.util.Objects;

/**
 * A container's place in a network.
 *
 * @param network the network's name
 * @param address its fixed address there
 * @param alias its name there
 */
public record Attachment(String network, String address, String alias) {
    public Attachment {
        Objects.requireNonNull(network, "network");
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(alias, "alias");
    }
}
