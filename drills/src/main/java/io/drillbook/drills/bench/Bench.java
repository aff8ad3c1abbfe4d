package io.drillbook.drills.bench;

import io.drillbook.drills.bench.evidence.EvidenceBench;
import io.drillbook.drills.bench.figure.Comparison;
import io.drillbook.drills.bench.language.LanguageBench;
import io.drillbook.drills.bench.runs.RunsBench;
import io.drillbook.drills.bench.runs.WaitingBench;
import io.drillbook.worker.exit.CommandException;
import io.drillbook.worker.settings.Settings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** All parts of the bench. */
public final class Bench {
    /** How long the ledger of the evidence part gets. */
    private static final int RECORDS = 100_000;

    /** What the collector leaves differs by so much from look to look, in MiB. */
    private static final double HEAP_GRACE = 4;

    /** How many runs wait on one worker in the language part. */
    private static final int WAITING = 10_000;

    private final Settings settings;
    private final Consumer<String> say;

    /** @param say is told what is measured now */
    public Bench(Settings settings, Consumer<String> say) {
        this.settings = settings;
        this.say = say;
    }

    /**
     * Measures.
     *
     * @param parts lint, language, waiting, runs, evidence, backup, dump, restore
     * @param rounds samples of each side
     */
    public List<Comparison> run(List<String> parts, int rounds) throws Exception {
        List<Comparison> comparisons = new ArrayList<>();
        for (String part : parts) {
            say.accept("measuring " + part + " …");
            switch (part) {
                case "lint" -> comparisons.add(new LintBench(root()).measure(rounds));
                case "language" -> comparisons.addAll(new LanguageBench(settings, say).measure(rounds));
                case "waiting" -> comparisons.addAll(new WaitingBench(WAITING, say).measure());
                case "runs" -> comparisons.addAll(new RunsBench(say).measure(rounds));
                case "evidence" -> comparisons.addAll(evidence());
                case "backup" -> comparisons.addAll(new BackupBench(settings, say).measure(rounds));
                case "dump" -> comparisons.addAll(new DumpBench(settings, say).measure(rounds));
                case "restore" -> comparisons.addAll(new RestoreBench(settings, say).measure(rounds));
                default ->
                    throw CommandException.badInput(
                            "unknown-part",
                            "the bench has no part " + part,
                            "it has lint, language, waiting, runs, evidence, backup, dump and restore");
            }
        }
        return comparisons;
    }

    private List<Comparison> evidence() throws Exception {
        EvidenceBench.Samples samples = new EvidenceBench(RECORDS, say).measure();
        return List.of(
                Comparison.atMost(
                        "evidence verify of " + samples.records() + " records / SHA-256 and Ed25519 alone",
                        samples.verify(),
                        samples.plain(),
                        "ms",
                        2.0),
                Comparison.atMost(
                        "heap while verifying entry " + samples.records() + " / entry 1000",
                        List.of(samples.heapLate()),
                        List.of(samples.heapEarly()),
                        "MiB",
                        1.0,
                        HEAP_GRACE),
                Comparison.atMost(
                        "appending record " + samples.records() + " / record 100",
                        samples.late(),
                        samples.early(),
                        "ms",
                        1.1));
    }

    /** The table for people. */
    public static List<String> table(List<Comparison> comparisons) {
        return BenchTable.lines(comparisons);
    }

    /** The launcher says where it lies; without it this is run from the folder of the project. */
    private static Path root() {
        String root = System.getenv("DRILLBOOK_ROOT");
        return Path.of(root == null ? "." : root).toAbsolutePath().normalize();
    }
}
