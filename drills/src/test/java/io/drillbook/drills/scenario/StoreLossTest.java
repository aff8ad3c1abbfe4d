package io.drillbook.drills.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillbook.drills.fault.Fault;
import io.drillbook.drills.lab.layout.LabHost;
import io.drillbook.drills.process.DrillbookProcess;
import io.drillbook.drills.process.Pause;
import io.drillbook.worker.settings.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bucket where evidence goes is silent for a minute: nobody waits for it but the record. */
@Tag("server")
final class StoreLossTest {
    private static final Duration SILENCE = Duration.ofMinutes(1);
    private static final Duration LIMIT = Duration.ofMinutes(3);

    private static final String LOOK = """
            runbook: look
            language: 1
            title: Look at the servers and change nothing
            kind: maintenance
            engine: postgresql
            owner: database-team
            inputs:
              cluster: { type: cluster, engine: postgresql, about: Cluster to look at }
            guard:
              lock:
                target: ${ inputs.cluster }
                mode: topology
              max_duration: 30m
            steps:
              - id: look
                action: postgresql.backup_source
                with:
                  cluster: ${ inputs.cluster }
                  max_standby_lag: 1h
            """;

    private final Stage stage = Stage.shared();

    @TempDir
    private Path folder;

    @Test
    void aRunWaitsWithItsRecordItsTargetFreeAndNothingIsLost() throws Exception {
        Settings settings = settings();
        try (DrillbookProcess worker = start(settings, "worker")) {
            worker.awaitOutput("worker ready");
            String id;
            try (Fault silence = stage.faults().pause(LabHost.STORE)) {
                long began = System.nanoTime();
                DrillbookProcess run =
                        start(settings, "run", "look", "--input", "cluster=orders", "--detach", "--output", "json");
                assertThat(run.await(LIMIT)).as(run.output() + run.errors()).isZero();
                id = run.output().split("\"run\" : \"", -1)[1].split("\"", -1)[0];
                Pause.until(
                        "the run waits with its record",
                        LIMIT,
                        () -> command(settings, "runs")
                                .lines()
                                .anyMatch(line -> line.contains(id) && line.contains("recording")));
                assertThat(stage.lock().holders()).as("the target is free").isEmpty();
                Pause.millis(Math.max(0, SILENCE.toMillis() - (System.nanoTime() - began) / 1_000_000));
                assertThat(command(settings, "runs")).contains("recording");
                silence.undo();
            }
            DrillbookProcess watch = start(settings, "watch", id);
            assertThat(watch.await(LIMIT)).as(watch.output() + watch.errors()).isZero();
            String key = command(settings, "evidence", "keys")
                    .split("SHA256:", -1)[1]
                    .split("\\s", -1)[0];
            DrillbookProcess verify = start(settings, "evidence", "verify", "--trust", "SHA256:" + key);
            assertThat(verify.await(LIMIT))
                    .as(verify.output() + verify.errors())
                    .isZero();
            assertThat(command(settings, "evidence", "list").lines())
                    .filteredOn(line -> line.contains(id))
                    .singleElement()
                    .asString()
                    .contains("passed");
        }
    }

    /** A worker, a library and a ledger of their own, beside those of the stage. */
    private Settings settings() throws Exception {
        Path library = Files.createDirectories(folder.resolve("library/postgresql"));
        Files.writeString(library.resolve("look.yaml"), LOOK);
        Path known = stage.settings().inventory();
        Path inventory = known.resolveSibling("inventory-with-evidence.yaml");
        Files.writeString(inventory, Files.readString(known) + "\nevidence:\n  store: backups\n  prefix: ledger/\n");
        Settings base = stage.settings();
        return new Settings(
                folder.resolve("home"),
                inventory,
                library.getParent(),
                base.temporal(),
                base.namespace(),
                base.webAddress(),
                "store-loss");
    }

    private DrillbookProcess start(Settings settings, String... arguments) {
        return DrillbookProcess.start(settings, folder.resolve("commands"), arguments);
    }

    private String command(Settings settings, String... arguments) {
        DrillbookProcess process = start(settings, arguments);
        process.await(LIMIT);
        return process.output();
    }
}
