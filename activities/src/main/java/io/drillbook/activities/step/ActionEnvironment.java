package io.drillbook.activities.step;

import static java.util.Objects.requireNonNull;

import io.drillbook.runbooks.inventory.Inventory;
import io.temporal.client.WorkflowClient;
import java.nio.file.Path;

/**
 * What a worker hands to its handlers when it starts. Handlers take what they need in their constructors and keep that,
 * not this record.
 *
 * @param inventory for resolving secrets and finding targets
 * @param evidence folder of the evidence store
 * @param state folder where the worker keeps what outlives it (notifications, the local ledger)
 * @param client connected to the namespace the worker serves
 */
public record ActionEnvironment(Inventory inventory, Path evidence, Path state, WorkflowClient client) {
    public ActionEnvironment {
        requireNonNull(inventory, "inventory");
        requireNonNull(evidence, "evidence");
        requireNonNull(state, "state");
        requireNonNull(client, "client");
    }
}
