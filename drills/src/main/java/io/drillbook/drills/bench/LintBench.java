package io.drillbook.drills.bench;

import io.drillbook.drills.bench.figure.Comparison;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The start of {@code drillbook lint}, from the shell, against the start of an empty Java program. */
final class LintBench {
    private static final int WARM_UPS = 2;

    private final Path root;

    /** @param root folder of the launcher */
    LintBench(Path root) {
        this.root = root;
    }

    Comparison measure(int rounds) {
        List<String> lint = List.of(
                root.resolve("drillbook").toString(),
                "lint",
                root.resolve("runbooks/library/postgresql/daily-backup.yaml").toString());
        List<String> empty = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-cp",
                firstOfClassPath(),
                EmptyProgram.class.getName());
        List<Double> ours = new ArrayList<>();
        List<Double> theirs = new ArrayList<>();
        for (int round = 0; round < WARM_UPS + rounds; round++) {
            double first = milliseconds(lint);
            double second = milliseconds(empty);
            if (round >= WARM_UPS) {
                ours.add(first);
                theirs.add(second);
            }
        }
        return Comparison.atMost("lint of a shipped runbook / an empty Java program", ours, theirs, "ms", 4.0);
    }

    private static String firstOfClassPath() {
        for (String part : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            if (part.contains("drillbook-drills") || part.endsWith("classes")) {
                return part;
            }
        }
        throw new IllegalStateException("the class path does not show where this program lies");
    }

    private static double milliseconds(List<String> command) {
        try {
            long start = System.nanoTime();
            Process process = new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            int exit = process.waitFor();
            double took = (System.nanoTime() - start) / 1e6;
            if (exit != 0) {
                throw new IllegalStateException(command + " ended with " + exit);
            }
            return took;
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", stopped);
        }
    }
}
