package io.drillbook.worker.assembly;

import io.drillbook.runbooks.inventory.Cluster;
import io.drillbook.runbooks.inventory.Inventory;
import io.drillbook.runbooks.inventory.InventoryReader;
import io.drillbook.runbooks.problem.NearestName;
import io.drillbook.worker.exit.CommandException;
import java.nio.file.Path;

/** The inventory as commands use it. */
public final class InventoryFile {
    private InventoryFile() {}

    /** Reads the inventory, all its problems at once. */
    public static Inventory read(Path file) {
        return InventoryReader.read(TextFile.read(file, "inventory"));
    }

    /**
     * A cluster by name.
     *
     * @throws CommandException bad input, with the nearest name
     */
    public static Cluster cluster(Inventory inventory, String name) {
        Cluster cluster = inventory.clusters().get(name);
        if (cluster == null) {
            throw CommandException.badInput(
                    "unknown-cluster",
                    "the inventory has no cluster " + name,
                    NearestName.of(name, inventory.clusters().keySet())
                            .map(near -> "did you mean " + near + "?")
                            .orElse("it has: "
                                    + String.join(", ", inventory.clusters().keySet())));
        }
        return cluster;
    }
}
