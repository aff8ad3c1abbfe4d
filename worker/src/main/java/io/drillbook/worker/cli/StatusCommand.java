package io.drillbook.worker.cli;

import io.drillbook.runbooks.inventory.Inventory;
import io.drillbook.worker.assembly.InventoryFile;
import io.drillbook.worker.assembly.LockClient;
import io.drillbook.worker.assembly.TaskQueue;
import io.drillbook.worker.assembly.TemporalConnection;
import io.drillbook.worker.exit.ExitCode;
import io.drillbook.worker.report.RecordFolder;
import io.drillbook.worker.report.TargetStatus;
import io.drillbook.worker.settings.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows what is there: Temporal, workers, and each cluster's lock and proofs. */
@Command(
        name = "status",
        description =
                "Show Temporal, workers, and every cluster: who holds its lock, who waits, how old its proofs are.",
        mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {
    private final Settings settings;

    @Mixin
    private final Output output = new Output();

    @Option(names = "--inventory", paramLabel = "FILE", description = "inventory file (default: $DRILLBOOK_INVENTORY)")
    private Optional<Path> inventoryFile = Optional.empty();

    StatusCommand(Settings settings) {
        this.settings = settings;
    }

    @Override
    public Integer call() {
        Path file = inventoryFile.orElse(settings.inventory());
        Optional<Inventory> inventory = Files.exists(file) ? Optional.of(InventoryFile.read(file)) : Optional.empty();
        try (TemporalConnection temporal = TemporalConnection.open(settings)) {
            int workers = TaskQueue.workers(temporal.client(), settings);
            RecordFolder records = RecordFolder.of(settings);
            List<TargetStatus> targets = inventory.stream()
                    .flatMap(known -> known.clusters().values().stream())
                    .map(cluster -> TargetStatus.of(
                            cluster.name(),
                            cluster.environment(),
                            workers == 0 ? Optional.empty() : new LockClient(temporal.client()).state(cluster.name()),
                            records.all()))
                    .toList();
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("temporal", settings.temporal());
            document.put("web", settings.webAddress());
            document.put("workers", workers);
            document.put("targets", targets);
            document.put("open_runs", records.openedAndNotClosed());
            output.document(document);
            output.line("Temporal " + settings.temporal() + ", Web UI " + settings.webAddress());
            output.line(workers == 0 ? "no worker polls; `drillbook up` starts one" : workers + " worker(s) polling");
            if (inventory.isEmpty()) {
                output.line("no inventory at " + file + "; --inventory names one, `drillbook lab up` makes one");
            }
            targets.forEach(target -> target.lines(Instant.now()).forEach(output::line));
            records.openedAndNotClosed()
                    .forEach(run -> output.line("opened and without a record yet: " + run.workflowId()));
            return ExitCode.PASSED;
        }
    }
}
