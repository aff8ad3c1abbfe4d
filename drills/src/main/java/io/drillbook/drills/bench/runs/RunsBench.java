package io.drillbook.drills.bench.runs;

import io.drillbook.drills.bench.figure.Comparison;
import io.drillbook.drills.process.RemovedFolder;
import io.drillbook.drills.process.TemporalServer;
import io.drillbook.worker.assembly.TemporalConnection;
import io.drillbook.worker.settings.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * Runs through the engine against runs of a hand-written workflow. Each side has a worker process of its own, with the
 * same Java, options and activities; both use one Temporal server that is started for this and thrown away. The sides
 * take turns, and a worker's processor time is read while the other one idles.
 */
public final class RunsBench {
    /** Targets in use at once: enough that the server, and not waiting for it, is the limit. */
    private static final int LANES = 4;

    private static final int RUNS_A_LANE = 8;

    /** A Java program gets faster for minutes; both sides get the same time to do so. */
    private static final int WARM_UP_RUNS_A_LANE = 20;

    private final Consumer<String> say;

    /** @param say is told what is measured now */
    public RunsBench(Consumer<String> say) {
        this.say = say;
    }

    /**
     * Measures.
     *
     * @param rounds samples of each side
     */
    public List<Comparison> measure(int rounds) throws IOException, InterruptedException {
        try (RemovedFolder folder = RemovedFolder.make("drillbook-bench-");
                TemporalServer server = TemporalServer.start(folder.path().resolve("temporal"))) {
            Settings settings = server.settings(BenchFolder.write(folder.path(), LANES));
            try (TemporalConnection temporal = TemporalConnection.open(settings)) {
                return measure(rounds, settings, temporal, folder.path().resolve("processes"));
            }
        }
    }

    private List<Comparison> measure(int rounds, Settings settings, TemporalConnection temporal, Path logs)
            throws InterruptedException {
        try (EngineSide engine = new EngineSide(settings.withTaskQueue("engine"), temporal.client(), logs);
                HandWrittenSide byHand = new HandWrittenSide(
                        settings.withTaskQueue("byhand"), temporal.client(), logs, engine.signature())) {
            say.accept("  warming up both workers …");
            RunFigures figures = new RunFigures();
            var unused = Phase.run(engine, RunSize.FIVE_STEPS, LANES, WARM_UP_RUNS_A_LANE);
            unused = Phase.run(byHand, RunSize.FIVE_STEPS, LANES, WARM_UP_RUNS_A_LANE);
            for (int round = 1; round <= rounds; round++) {
                say.accept("  round " + round + " of " + rounds + " …");
                round(engine, byHand, figures, round % 2 == 1);
            }
            return figures.comparisons();
        }
    }

    /** Who goes first changes from round to round, so that a machine that slows down slows both. */
    private static void round(Side engine, Side byHand, RunFigures figures, boolean engineFirst)
            throws InterruptedException {
        for (RunSize size : RunSize.values()) {
            if (engineFirst) {
                figures.addEngine(size, Phase.run(engine, size, LANES, RUNS_A_LANE));
                figures.addByHand(size, Phase.run(byHand, size, LANES, RUNS_A_LANE));
            } else {
                figures.addByHand(size, Phase.run(byHand, size, LANES, RUNS_A_LANE));
                figures.addEngine(size, Phase.run(engine, size, LANES, RUNS_A_LANE));
            }
        }
    }
}
