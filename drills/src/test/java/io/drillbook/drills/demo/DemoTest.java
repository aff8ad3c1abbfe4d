package io.drillbook.drills.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.drillbook.drills.lab.Lab;
import io.drillbook.drills.lab.LabSettings;
import io.drillbook.drills.process.TemporalServer;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The launcher's own {@code demo} and {@code down --purge}, as a user types them, with a state and a cache of their own.
 * It needs the built program, so it runs after everything is packaged.
 */
@Tag("program")
final class DemoTest {
    private static final long LIMIT_MINUTES = 5;

    @Test
    void theDemoProvesARestoreASecondOneNeedsNoPreparationAndPurgeLeavesNothing(@TempDir Path folder) throws Exception {
        Map<String, String> environment = environment(folder);
        Path state = Path.of(environment.get("DRILLBOOK_HOME"));
        try (Lab lab = new Lab(LabSettings.ofEnvironment(environment), line -> {})) {
            assumeThat(lab.remains())
                    .as("the demo's lab has one name on a machine, and somebody uses it: ./drillbook down --purge")
                    .isEmpty();
            try {
                String first = drillbook(environment, "demo", "--yes");
                assertThat(first)
                        .contains("making the primary", "starting the worker")
                        .containsSubsequence("What was done and measured:", "postgresql.daily-backup", "passed")
                        .containsSubsequence("postgresql.monthly-restore-test", "passed")
                        .containsPattern("rto_restore \\d+s\\d+ms \\(objective 1h: met\\)")
                        .containsPattern("rpo_restore \\S+ \\(objective 1m: met\\)")
                        .contains("passed: every entry, signature and file is as it was written (2 records");

                String second = drillbook(environment, "demo", "--yes");
                assertThat(second)
                        .doesNotContain("Will change on this machine", "making", "filling", "starting", "building")
                        .containsPattern("rto_restore \\d+s\\d+ms \\(objective 1h: met\\)")
                        .contains("(4 records");
            } finally {
                Optional<ProcessHandle> worker = worker(state);
                String purge = drillbook(environment, "down", "--purge");
                assertThat(worker.filter(ProcessHandle::isAlive)).as(purge).isEmpty();
                assertThat(lab.remains()).as(purge).isEmpty();
                assertThat(state).as(purge).doesNotExist();
                assertThat(folder.resolve("cache/drillbook")).as(purge).doesNotExist();
                assertThat(processesWith(state.toString())).as(purge).isEmpty();
            }
        }
    }

    private static Map<String, String> environment(Path folder) throws IOException {
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.put("DRILLBOOK_HOME", folder.resolve("drillbook").toString());
        environment.put(
                "XDG_CACHE_HOME", Files.createDirectory(folder.resolve("cache")).toString());
        environment.put("DRILLBOOK_TEMPORAL_PORT", Integer.toString(TemporalServer.twoFreePorts()));
        // The program finds Temporal where a user has installed it; building it again would prove nothing more.
        Path temporal = Path.of(environment.get("DRILLBOOK_TEMPORAL_BINARY"));
        environment.put("PATH", temporal.getParent() + File.pathSeparator + environment.get("PATH"));
        // This build has just packaged it.
        environment.put("DRILLBOOK_NO_BUILD", "yes");
        return environment;
    }

    /** What the command printed, to both of its outputs; it must end with 0. */
    private static String drillbook(Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("../drillbook"));
        command.addAll(List.of(arguments));
        Path printed = Files.createTempFile("drillbook-demo", ".txt");
        try {
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(printed.toFile());
            builder.environment().putAll(environment);
            Process process = builder.start();
            boolean ended = process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES);
            if (!ended) {
                process.descendants().forEach(ProcessHandle::destroy);
                process.destroy();
            }
            String text = Files.readString(printed, StandardCharsets.UTF_8);
            assertThat(ended)
                    .as("%s still ran after %d minutes:%n%s", command, LIMIT_MINUTES, text)
                    .isTrue();
            assertThat(process.exitValue()).as(text).isZero();
            return text;
        } finally {
            Files.delete(printed);
        }
    }

    private static Optional<ProcessHandle> worker(Path state) throws IOException {
        Path file = state.resolve("worker/worker.pid");
        return Files.exists(file)
                ? ProcessHandle.of(Long.parseLong(Files.readString(file).strip()))
                : Optional.empty();
    }

    private static List<String> processesWith(String text) {
        return ProcessHandle.allProcesses()
                .flatMap(process -> process.info().commandLine().stream())
                .filter(line -> line.contains(text))
                .toList();
    }
}
