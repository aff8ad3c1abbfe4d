package io.drillbook.runbooks.call;

import java.util.List;

/**
 * A person of the inventory whose key signed something.
 *
 * @param name in the inventory
 * @param fingerprint of the key, as ssh-keygen prints it
 * @param groups of the inventory that the person is in
 */
public record Signer(String name, String fingerprint, List<String> groups) {
    public Signer {
        groups = List.copyOf(groups);
    }
}
