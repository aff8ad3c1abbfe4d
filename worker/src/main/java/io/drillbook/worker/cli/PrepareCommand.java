package io.drillbook.worker.cli;

import io.drillbook.activities.assembly.Activities;
import io.drillbook.activities.failure.ActionException;
import io.drillbook.activities.postgresql.prepare.ClusterPreparation;
import io.drillbook.activities.step.ConnectorsSource.ActConnectors;
import io.drillbook.runbooks.inventory.Cluster;
import io.drillbook.runbooks.inventory.Inventory;
import io.drillbook.runbooks.inventory.Node;
import io.drillbook.runbooks.inventory.Role;
import io.drillbook.worker.assembly.InventoryFile;
import io.drillbook.worker.exit.CommandException;
import io.drillbook.worker.exit.ExitCode;
import io.drillbook.worker.settings.Settings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Gives a cluster what we need, and takes it back. */
@Command(
        name = "prepare",
        description = {
            "Show what a cluster needs before it is served: roles of least privilege, a heartbeat table, extensions.",
            "Nothing is changed without --apply or --remove; both can be repeated."
        },
        mixinStandardHelpOptions = true)
final class PrepareCommand implements Callable<Integer> {
    private final Settings settings;

    @Mixin
    private final Output output = new Output();

    @Parameters(index = "0", paramLabel = "CLUSTER", description = "name of the cluster in the inventory")
    private String clusterName = "";

    @ArgGroup(exclusive = true)
    private Act act = new Act();

    @Option(
            names = "--heartbeat-writer",
            paramLabel = "ROLE",
            description = "a role of yours that may call drillbook.beat(); repeat it for more")
    private List<String> heartbeatWriters = new ArrayList<>();

    @Option(names = "--no-extensions", description = "leave extensions alone; checks that need one are then unknown")
    private boolean noExtensions;

    @Option(names = "--inventory", paramLabel = "FILE", description = "inventory file (default: $DRILLBOOK_INVENTORY)")
    private Optional<Path> inventoryFile = Optional.empty();

    private static final class Act {
        @Option(names = "--apply", description = "run the statements on the primary, and set the passwords")
        private boolean apply;

        @Option(names = "--remove", description = "take back everything that --apply made")
        private boolean remove;
    }

    PrepareCommand(Settings settings) {
        this.settings = settings;
    }

    @Override
    public Integer call() {
        Inventory inventory = InventoryFile.read(inventoryFile.orElse(settings.inventory()));
        Cluster cluster = InventoryFile.cluster(inventory, clusterName);
        if (!cluster.engine().equals("postgresql")) {
            throw CommandException.badInput(
                    "engine-not-served",
                    "the cluster " + clusterName + " runs " + cluster.engine() + ", which prepare does not know",
                    "prepare knows postgresql");
        }
        ClusterPreparation preparation = new ClusterPreparation(cluster, heartbeatWriters, !noExtensions);
        List<String> statements = act.remove ? preparation.removal() : preparation.statements();
        statements.forEach(output::line);
        Optional<Node> done =
                act.apply || act.remove ? Optional.of(perform(inventory, cluster, preparation)) : Optional.empty();
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("cluster", clusterName);
        document.put("statements", statements);
        document.put("done", done.isPresent());
        output.document(document);
        output.line("");
        output.line(
                done.map(node -> (act.remove ? "taken back from " : "prepared ") + clusterName + ", on " + node.name())
                        .orElse("nothing was changed; --apply runs these statements, --remove takes them back"));
        return ExitCode.PASSED;
    }

    private Node perform(Inventory inventory, Cluster cluster, ClusterPreparation preparation) {
        Role login = cluster.prepare()
                .orElseThrow(() -> CommandException.badInput(
                        "no-prepare-login",
                        "the cluster " + clusterName + " names no login for prepare",
                        "add `prepare: { user: …, password: … }` to it, or run the statements yourself"));
        try (ActConnectors connectors = Activities.connectors(inventory, clusterName)) {
            return act.remove ? preparation.remove(connectors, login) : preparation.apply(connectors, login);
        } catch (ActionException failed) {
            throw CommandException.failed(
                    failed.failure().code(),
                    failed.failure().message(),
                    failed.failure().hint().orElse("look at the cluster's entry in the inventory"));
        }
    }
}
