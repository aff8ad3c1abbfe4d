package io.drillbook.drills.bench.language;

import io.drillbook.drills.bench.figure.Comparison;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Compiling against the libraries alone, by JMH: one virtual machine of each side after the other, so many times. */
final class CompilingBench {
    private static final double MOST = 1.5;
    private static final int FORKS = 3;
    private static final int WARM_UPS = 6;
    private static final int ITERATIONS = 5;

    private final Path library;

    CompilingBench(Path library) {
        this.library = library;
    }

    /** @param expressions how many there are in the runbook */
    Comparison measure(int expressions) {
        List<Double> ours = new ArrayList<>();
        List<Double> plain = new ArrayList<>();
        for (int fork = 0; fork < FORKS; fork++) {
            ours.addAll(milliseconds("compiled"));
            plain.addAll(milliseconds("parsed"));
        }
        return Comparison.atMost(
                "compiling " + CompilingBenchmark.RUNBOOK + " / snakeyaml and CEL alone, " + expressions
                        + " expressions",
                ours,
                plain,
                "ms",
                MOST);
    }

    private List<Double> milliseconds(String side) {
        Options options = new OptionsBuilder()
                .include("^" + CompilingBenchmark.class.getName().replace(".", "\\.") + "\\." + side + "$")
                .mode(Mode.AverageTime)
                .timeUnit(TimeUnit.MILLISECONDS)
                .forks(1)
                .warmupIterations(WARM_UPS)
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(ITERATIONS)
                .measurementTime(TimeValue.seconds(1))
                .jvmArgs(
                        "-XX:+UseSerialGC",
                        "-Xms512m",
                        "-Xmx512m",
                        "-XX:+IgnoreUnrecognizedVMOptions",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-Djmh.ignoreLock=true",
                        "-D" + CompilingBenchmark.LIBRARY + "=" + library)
                .verbosity(VerboseMode.SILENT)
                .shouldFailOnError(true)
                .build();
        try {
            List<Double> samples = new ArrayList<>();
            for (RunResult result : new Runner(options).run()) {
                result.getBenchmarkResults().forEach(fork -> {
                    for (IterationResult iteration : fork.getIterationResults()) {
                        samples.add(iteration.getPrimaryResult().getScore());
                    }
                });
            }
            return samples;
        } catch (RunnerException failed) {
            throw new IllegalStateException("JMH could not measure " + side + ": " + failed.getMessage(), failed);
        }
    }
}
