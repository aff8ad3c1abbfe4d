package io.drillbook.drills.bench;

import io.drillbook.drills.lab.Lab;
import io.drillbook.drills.lab.LabSettings;
import io.drillbook.drills.lab.layout.LabHost;
import io.drillbook.drills.lab.problem.LabException;
import io.drillbook.runbooks.call.Outcome;
import io.drillbook.runbooks.call.RunIdentity;
import io.drillbook.runbooks.call.RunRecord;
import io.drillbook.runbooks.call.StepRecord;
import io.drillbook.runbooks.plan.Plan;
import io.drillbook.worker.assembly.InventoryFile;
import io.drillbook.worker.assembly.PlanMaker;
import io.drillbook.worker.assembly.RunbookLibrary;
import io.drillbook.worker.assembly.RunbookStarter;
import io.drillbook.worker.assembly.TemporalConnection;
import io.drillbook.worker.report.EndedRun;
import io.drillbook.worker.report.RunFollower;
import io.drillbook.worker.settings.Settings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/** A full backup through the engine, against the same pgBackRest command typed by hand on the same host. */
final class BackupBench {
    /** What the engine may cost beyond the ratio: taking a job up and looking whether it has ended. */
    private static final double GRACE_SECONDS = 5;

    private static final double LARGEST_RATIO = 1.05;

    private final Settings settings;
    private final Consumer<String> say;

    BackupBench(Settings settings, Consumer<String> say) {
        this.settings = settings;
        this.say = say;
    }

    List<Comparison> measure(int rounds) throws LabException, InterruptedException {
        List<Double> engine = new ArrayList<>();
        List<Double> byHand = new ArrayList<>();
        List<Double> wholeRun = new ArrayList<>();
        try (Lab lab = new Lab(LabSettings.ofEnvironment(System.getenv()), say);
                TemporalConnection temporal = TemporalConnection.open(settings)) {
            for (int round = 0; round < rounds; round++) {
                RunRecord record = backup(temporal);
                StepRecord step = record.steps().stream()
                        .filter(candidate -> candidate.path().equals("steps/backup"))
                        .findFirst()
                        .orElseThrow();
                engine.add(
                        seconds(step.startedAt().orElseThrow(), step.endedAt().orElseThrow()));
                wholeRun.add(seconds(record.startedAt(), record.endedAt()));
                byHand.add(typed(lab, step.commands()));
            }
        }
        double ratio = Samples.median(engine) / Samples.median(byHand);
        boolean held = Samples.median(engine) <= LARGEST_RATIO * Samples.median(byHand) + GRACE_SECONDS;
        return List.of(
                new Comparison(
                        "backup step / pgBackRest by hand",
                        Samples.median(engine),
                        Samples.median(byHand),
                        "s",
                        ratio,
                        "at most 1.05x plus 5 s",
                        Optional.of(held),
                        rounds),
                new Comparison(
                        "whole daily-backup (manifest, verification, retention) / pgBackRest by hand",
                        Samples.median(wholeRun),
                        Samples.median(byHand),
                        "s",
                        Samples.median(wholeRun) / Samples.median(byHand),
                        "-",
                        Optional.empty(),
                        rounds));
    }

    private RunRecord backup(TemporalConnection temporal) throws InterruptedException {
        TreeMap<String, String> inputs = new TreeMap<>();
        inputs.put("cluster", "orders");
        inputs.put("type", "full");
        Plan plan = PlanMaker.make(
                new RunbookLibrary(settings.library()),
                "postgresql.daily-backup",
                InventoryFile.read(settings.inventory()),
                inputs);
        RunIdentity run =
                new RunbookStarter(temporal.client(), settings).start(plan, "test", "bench", Optional.empty());
        EndedRun ended = new RunFollower(temporal.client(), settings, line -> {})
                .follow(run.workflowId(), Optional.of(run.firstRunId()));
        if (ended.outcome() != Outcome.PASSED || ended.record().isEmpty()) {
            throw new IllegalStateException("the backup did not pass: " + ended.link());
        }
        return ended.record().get();
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
