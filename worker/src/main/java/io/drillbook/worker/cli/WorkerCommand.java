package io.drillbook.worker.cli;

import io.drillbook.runbooks.inventory.Inventory;
import io.drillbook.worker.assembly.InventoryFile;
import io.drillbook.worker.assembly.TemporalConnection;
import io.drillbook.worker.assembly.WorkerProcess;
import io.drillbook.worker.exit.ExitCode;
import io.drillbook.worker.settings.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Serves runs until it is stopped. */
@Command(
        name = "worker",
        description = "Serve runs until stopped: this is the process that touches databases, hosts and stores.",
        mixinStandardHelpOptions = true)
final class WorkerCommand implements Callable<Integer> {
    private final Settings settings;

    @Mixin
    private final Output output = new Output();

    @Option(names = "--inventory", paramLabel = "FILE", description = "inventory file (default: $DRILLBOOK_INVENTORY)")
    private Optional<Path> inventoryFile = Optional.empty();

    WorkerCommand(Settings settings) {
        this.settings = settings;
    }

    @Override
    public Integer call() throws InterruptedException {
        Inventory inventory = inventory();
        CountDownLatch stopped = new CountDownLatch(1);
        try (TemporalConnection temporal = TemporalConnection.open(settings)) {
            WorkerProcess worker = WorkerProcess.start(settings, inventory, temporal.client());
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                worker.close();
                stopped.countDown();
            }));
            output.progress("worker ready: task queue " + settings.taskQueue() + " at " + settings.temporal());
            sayReady();
            stopped.await();
        }
        return ExitCode.PASSED;
    }

    /** Without an inventory a worker serves runs that touch no target, and says so. */
    private Inventory inventory() {
        if (inventoryFile.isEmpty() && !Files.exists(settings.inventory())) {
            output.progress(
                    "no inventory at " + settings.inventory() + ": serving without one; start again when it is there");
            return Inventory.EMPTY;
        }
        return InventoryFile.read(inventoryFile.orElse(settings.inventory()));
    }

    /** Whoever started this process in the background may wait for a file. */
    private static void sayReady() {
        String file = System.getenv("DRILLBOOK_READY_FILE");
        if (file != null && !file.isEmpty()) {
            try {
                Files.writeString(Path.of(file), "ready\n");
            } catch (IOException unwritable) {
                throw new UncheckedIOException(unwritable);
            }
        }
    }
}
