package io.drillbook.drills.cli;

import io.drillbook.drills.bench.Bench;
import io.drillbook.drills.bench.figure.Comparison;
import io.drillbook.worker.cli.Output;
import io.drillbook.worker.exit.ExitCode;
import io.drillbook.worker.settings.Settings;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Our figures, as ratios against the same work by hand. */
@Command(
        name = "bench",
        description = {
            "Measure what the engine costs, as ratios against the same work by hand in one run.",
            "Times of one machine say little; ratios taken in turn hold when its speed drifts."
        },
        mixinStandardHelpOptions = true)
final class BenchCommand implements Callable<Integer> {
    private final Settings settings;

    @Mixin
    private final Output output = new Output();

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "PART",
            defaultValue = "lint,language,runs,backup,dump,restore",
            description =
                    "lint, language, waiting (10,000 runs: many minutes), runs, evidence (100,000 records: minutes),"
                            + " backup, dump, restore (default: all but waiting and evidence)")
    private List<String> parts = List.of();

    @Option(
            names = "--rounds",
            paramLabel = "COUNT",
            defaultValue = "5",
            description = "samples of each side (default 5)")
    private int rounds = 5;

    BenchCommand(Settings settings) {
        this.settings = settings;
    }

    @Override
    public Integer call() throws Exception {
        List<Comparison> comparisons = new Bench(settings, output::progress).run(parts, rounds);
        output.document(Map.of("comparisons", comparisons));
        Bench.table(comparisons).forEach(output::line);
        boolean missed =
                comparisons.stream().anyMatch(comparison -> comparison.held().equals(java.util.Optional.of(false)));
        return missed ? ExitCode.FAILED : ExitCode.PASSED;
    }
}
