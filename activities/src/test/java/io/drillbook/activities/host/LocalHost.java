package io.drillbook.activities.host;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.drillbook.activities.failure.ActionException;
import io.drillbook.runbooks.call.FailureKind;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** This machine as a host: commands go through a shell, as they do behind an ssh server. */
final class LocalHost implements CommandRunner {
    private final Path home;

    LocalHost(Path home) {
        this.home = home;
    }

    @Override
    public CommandOutput run(Command command, Duration limit) throws ActionException, InterruptedException {
        try {
            Path output = Files.createTempFile(home, "out", "");
            Path errors = Files.createTempFile(home, "err", "");
            ProcessBuilder builder = new ProcessBuilder("/bin/sh", "-c", command.toString())
                    .redirectOutput(output.toFile())
                    .redirectError(errors.toFile());
            builder.environment().put("HOME", home.toString());
            builder.environment().remove("XDG_STATE_HOME");
            long began = System.nanoTime();
            Process process = builder.start();
            try (OutputStream input = process.getOutputStream()) {
                input.write(command.input().orElse("").getBytes(UTF_8));
            } catch (IOException unread) {
                // The command ended without reading; its exit code tells the rest.
            }
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                throw new ActionException("command-timeout", FailureKind.LIMIT, "too late: " + command, "");
            }
            return new CommandOutput(
                    process.exitValue(),
                    Files.readString(output),
                    Files.readString(errors),
                    Duration.ofNanos(System.nanoTime() - began));
        } catch (IOException broken) {
            throw new ActionException("broken", FailureKind.INTERNAL, String.valueOf(broken), "");
        }
    }
}
