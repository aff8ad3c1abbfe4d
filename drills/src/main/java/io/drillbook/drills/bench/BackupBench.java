package io.drillbook.drills.bench;

import io.drillbook.drills.bench.figure.Comparison;
import io.drillbook.drills.lab.Lab;
import io.drillbook.drills.lab.layout.LabHost;
import io.drillbook.drills.lab.problem.LabException;
import io.drillbook.runbooks.call.RunRecord;
import io.drillbook.runbooks.call.StepRecord;
import io.drillbook.worker.settings.Settings;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A full backup through the engine, against the same pgBackRest command typed by hand on the same host, in turn.
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
        return BenchStage.use(base, say, stage -> pairs(Math.max(LEAST_PAIRS, rounds), stage));
    }

    /** Who goes first changes from pair to pair; the first pair shows what to type. */
    private List<Comparison> pairs(int count, BenchStage stage) throws LabException, InterruptedException {
        List<Double> engine = new ArrayList<>();
        List<Double> byHand = new ArrayList<>();
        List<Double> wholeRun = new ArrayList<>();
        List<Double> manifest = new ArrayList<>();
        List<String> commands = List.of();
        for (int pair = 1; pair <= count; pair++) {
            say.accept("  pair " + pair + " of " + count + " …");
            boolean handFirst = pair % 2 == 0;
            if (handFirst) {
                byHand.add(typed(stage.lab(), commands));
            }
            RunRecord record = stage.run("daily-backup", "cluster=orders", "type=full");
            StepRecord step = BenchStage.step(record, "backup");
            commands = step.commands();
            engine.add(BenchStage.seconds(step));
            wholeRun.add(BenchStage.seconds(record));
            manifest.add(BenchStage.seconds(BenchStage.step(record, "manifest")));
            if (!handFirst) {
                byHand.add(typed(stage.lab(), commands));
            }
        }
        return List.of(
                Comparison.atMost(
                        "backup step / pgBackRest by hand", engine, byHand, "s", LARGEST_RATIO, GRACE_SECONDS),
                Comparison.shown(
                        "whole daily-backup (manifest, verification, retention) / pgBackRest by hand",
                        wholeRun,
                        byHand,
                        "s"),
                Comparison.shown("manifest step / backup step", manifest, engine, "s"));
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
}
