package io.drillbook.drills.process;

import io.drillbook.worker.cli.Drillbook;
import io.drillbook.worker.settings.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The program as a process of its own, with this JVM's class path: what a user runs, and what a crash kills. */
public final class DrillbookProcess implements AutoCloseable {
    /** As the launcher does it: a command that ends soon compiles little and collects simply. */
    private static final List<String> BRIEF = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    private final Process process;
    private final Path output;
    private final Path errors;

    private DrillbookProcess(Process process, Path output, Path errors) {
        this.process = process;
        this.output = output;
        this.errors = errors;
    }

    /** Starts {@code drillbook} with these arguments. */
    public static DrillbookProcess start(Settings settings, Path folder, String... arguments) {
        boolean lasting = arguments.length > 0 && arguments[0].equals("worker");
        return launch(settings, folder, Drillbook.class, lasting ? List.of() : BRIEF, arguments);
    }

    /** Starts a worker with options of its Java, such as the size of its heap. */
    public static DrillbookProcess startWorker(Settings settings, Path folder, List<String> options) {
        return launch(settings, folder, Drillbook.class, options, "worker");
    }

    /** Starts another program of this class path, in the same way and with the same settings. */
    public static DrillbookProcess startMain(Settings settings, Path folder, Class<?> main, String... arguments) {
        return launch(settings, folder, main, List.of(), arguments);
    }

    private static DrillbookProcess launch(
            Settings settings, Path folder, Class<?> main, List<String> options, String... arguments) {
        try {
            Files.createDirectories(folder);
            String name = arguments.length == 0 ? main.getSimpleName() : arguments[0];
            Path output = Files.createTempFile(folder, name + "-", ".out");
            Path errors = Path.of(output + ".err");
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "--enable-native-access=ALL-UNNAMED",
                    "-XX:+IgnoreUnrecognizedVMOptions"));
            command.addAll(options);
            command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
            command.addAll(List.of(arguments));
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectOutput(output.toFile()).redirectError(errors.toFile());
            Map<String, String> environment = builder.environment();
            environment.put("DRILLBOOK_HOME", settings.home().toString());
            environment.put("DRILLBOOK_INVENTORY", settings.inventory().toString());
            environment.put("DRILLBOOK_LIBRARY", settings.library().toString());
            environment.put("DRILLBOOK_TEMPORAL", settings.temporal());
            environment.put("DRILLBOOK_WEB", settings.webAddress());
            environment.put("DRILLBOOK_TASK_QUEUE", settings.taskQueue());
            return new DrillbookProcess(builder.start(), output, errors);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /**
     * Waits for its end.
     *
     * @return the exit code
     */
    public int await(Duration limit) {
        try {
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("the command still runs after " + limit.toSeconds()
                        + " s; it printed:\n" + output() + errors());
            }
            return process.exitValue();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting", stopped);
        }
    }

    /** The process as the operating system knows it. */
    public ProcessHandle handle() {
        return process.toHandle();
    }

    public boolean alive() {
        return process.isAlive();
    }

    /** Processor time the process has used so far, in steps of the system's clock tick (a hundredth of a second). */
    public Duration processorTime() {
        return process.info()
                .totalCpuDuration()
                .orElseThrow(() -> new IllegalStateException("this system does not tell a process's processor time"));
    }

    /**
     * Waits until it has printed a line.
     *
     * @throws IllegalStateException when it ends before, or takes longer than a minute
     */
    public void awaitOutput(String line) {
        Pause.until("it says: " + line, Duration.ofMinutes(1), () -> {
            if (!alive()) {
                throw new IllegalStateException("the process ended at once: " + output() + errors());
            }
            return output().contains(line);
        });
    }

    /** Kills it as a crash would (SIGKILL), and waits until it is gone. */
    public void kill() {
        process.destroyForcibly();
        await(Duration.ofSeconds(10));
    }

    /** All it has printed on standard output so far. */
    public String output() {
        return read(output);
    }

    /** All it has printed on standard error so far. */
    public String errors() {
        return read(errors);
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException stopped) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
