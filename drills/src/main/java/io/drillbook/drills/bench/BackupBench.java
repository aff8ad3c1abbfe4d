package io.drillbook.drills.bench;

import io.drillbook.drills.bench.figure.Comparison;
import io.drillbook.drills.lab.Lab;
import io.drillbook.drills.lab.layout.LabHost;
import io.drillbook.drills.lab.problem.LabException;
import io.drillbook.drills.process.DrillbookProcess;
import io.drillbook.drills.process.RemovedFolder;
import io.drillbook.drills.process.TemporalServer;
import io.drillbook.runbooks.call.RunRecord;
import io.drillbook.runbooks.call.StepRecord;
import io.drillbook.worker.assembly.TemporalConnection;
import io.drillbook.worker.settings.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A full backup through the engine, against the same pgBackRest command typed by hand on the same host, in turn. Lab,
 * Temporal and worker are the bench's own and gone afterwards.
 */
final class BackupBench {
    /** What the engine may cost beyond the ratio: taking a job up and looking whether it has ended. */
    private static final double GRACE_SECONDS = 5;

    private static final double LARGEST_RATIO = 1.05;

    /** Fewer pairs say nothing about how far to trust them. */
    private static final int LEAST_PAIRS = 3;

    private final Settings base;
    private final Consumer<String> say;

    /** @param base for the library; everything else is the bench's own */
    BackupBench(Settings base, Consumer<String> say) {
        this.base = base;
        this.say = say;
    }

    /** @param rounds pairs to measure; at least three are */
    List<Comparison> measure(int rounds) throws IOException, LabException, InterruptedException {
        try (RemovedFolder folder = RemovedFolder.make("drillbook-bench-");
                OwnLab own = OwnLab.up(folder.path().resolve("lab"), say);
                TemporalServer server = TemporalServer.start(folder.path().resolve("temporal"))) {
            Settings settings = server.settings(Settings.read(Map.of(
                    "DRILLBOOK_HOME", folder.path().resolve("home").toString(),
                    "DRILLBOOK_INVENTORY", own.inventory().toString(),
                    "DRILLBOOK_LIBRARY", base.library().toAbsolutePath().toString())));
            Path logs = folder.path().resolve("processes");
            prepare(settings, logs);
            try (DrillbookProcess worker = DrillbookProcess.start(settings, logs, "worker");
                    TemporalConnection temporal = TemporalConnection.open(settings)) {
                worker.awaitOutput("worker ready");
                return pairs(Math.max(LEAST_PAIRS, rounds), own.lab(), new EngineBackup(settings, temporal));
            }
        }
    }

    private static void prepare(Settings settings, Path logs) {
        try (DrillbookProcess command =
                DrillbookProcess.start(settings, logs, "prepare", "orders", "--apply", "--heartbeat-writer", "shop")) {
            if (command.await(Duration.ofMinutes(2)) != 0) {
                throw new IllegalStateException("the cluster could not be prepared: " + command.errors());
            }
        }
    }

    /** Who goes first changes from pair to pair; the first pair shows what to type. */
    private List<Comparison> pairs(int count, Lab lab, EngineBackup through) throws LabException, InterruptedException {
        List<Double> engine = new ArrayList<>();
        List<Double> byHand = new ArrayList<>();
        List<Double> wholeRun = new ArrayList<>();
        List<String> commands = List.of();
        for (int pair = 1; pair <= count; pair++) {
            say.accept("  pair " + pair + " of " + count + " …");
            boolean handFirst = pair % 2 == 0;
            if (handFirst) {
                byHand.add(typed(lab, commands));
            }
            RunRecord record = through.run();
            StepRecord step = record.steps().stream()
                    .filter(candidate -> candidate.path().equals("steps/backup"))
                    .findFirst()
                    .orElseThrow();
            commands = step.commands();
            engine.add(seconds(step.startedAt().orElseThrow(), step.endedAt().orElseThrow()));
            wholeRun.add(seconds(record.startedAt(), record.endedAt()));
            if (!handFirst) {
                byHand.add(typed(lab, commands));
            }
        }
        return List.of(
                Comparison.atMost(
                        "backup step / pgBackRest by hand", engine, byHand, "s", LARGEST_RATIO, GRACE_SECONDS),
                Comparison.shown(
                        "whole daily-backup (manifest, verification, retention) / pgBackRest by hand",
                        wholeRun,
                        byHand,
                        "s"));
    }

    /** Types the command the engine used, without the annotation that marks it as the engine's. */
    private static double typed(Lab lab, List<String> commands) throws LabException {
        String command = commands.stream()
                .filter(line -> line.contains("pgbackrest") && line.endsWith(" backup"))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no backup command among " + commands));
        List<String> words = new ArrayList<>();
        for (String word : command.split(" ", -1)) {
            if (!word.contains("--annotation")) {
                words.add(word);
            }
        }
        long start = System.nanoTime();
        lab.shell().check(LabHost.FIRST, Duration.ofMinutes(30), words);
        return (System.nanoTime() - start) / 1e9;
    }

    private static double seconds(String from, String to) {
        return Duration.between(Instant.parse(from), Instant.parse(to)).toMillis() / 1000.0;
    }
}
