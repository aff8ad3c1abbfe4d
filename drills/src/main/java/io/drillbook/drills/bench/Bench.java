package io.drillbook.drills.bench;

import io.drillbook.drills.bench.figure.Comparison;
import io.drillbook.drills.bench.runs.RunsBench;
import io.drillbook.worker.exit.CommandException;
import io.drillbook.worker.settings.Settings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** All parts of the bench. */
public final class Bench {
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
     * @param parts lint, runs, backup
     * @param rounds samples of each side
     */
    public List<Comparison> run(List<String> parts, int rounds) throws Exception {
        List<Comparison> comparisons = new ArrayList<>();
        for (String part : parts) {
            say.accept("measuring " + part + " …");
            switch (part) {
                case "lint" -> comparisons.add(new LintBench(root()).measure(rounds));
                case "runs" -> comparisons.addAll(new RunsBench(say).measure(rounds));
                case "backup" -> comparisons.addAll(new BackupBench(settings, say).measure(rounds));
                default ->
                    throw CommandException.badInput(
                            "unknown-part", "the bench has no part " + part, "it has lint, runs and backup");
            }
        }
        return comparisons;
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
