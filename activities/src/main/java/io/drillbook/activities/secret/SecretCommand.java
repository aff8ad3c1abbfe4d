package io.drillbook.activities.secret;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.drillbook.activities.failure.ActionException;
import io.drillbook.runbooks.call.FailureKind;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs the command that prints a secret. What it prints on standard error is dropped: it may hold the value. */
final class SecretCommand {
    static final Duration LIMIT = Duration.ofSeconds(10);
    private static final int LARGEST = 64 * 1024;

    private SecretCommand() {}

    static String run(String name, List<String> command) throws ActionException, InterruptedException {
        Process process;
        try {
            process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .redirectInput(Path.of("/dev/null").toFile())
                    .start();
        } catch (IOException missing) {
            throw SecretResolver.refused(
                    "secret-command-missing",
                    "secret \"" + name + "\": its command " + command.getFirst() + " cannot be started",
                    "check that the program exists on the worker's machine");
        }
        try {
            CompletableFuture<String> output =
                    CompletableFuture.supplyAsync(() -> read(process), Thread::startVirtualThread);
            String value = output.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
            if (!process.waitFor(1, TimeUnit.SECONDS)) {
                throw late(name, command);
            }
            if (process.exitValue() != 0) {
                throw SecretResolver.refused(
                        "secret-command-failed",
                        "secret \"" + name + "\": its command " + command.getFirst() + " ended with exit code "
                                + process.exitValue(),
                        "run it by hand as the worker's user");
            }
            return value;
        } catch (TimeoutException slow) {
            throw late(name, command);
        } catch (ExecutionException unreadable) {
            throw SecretResolver.refused(
                    "secret-command-failed",
                    "secret \"" + name + "\": the output of its command " + command.getFirst() + " cannot be read",
                    "run it by hand as the worker's user");
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private static String read(Process process) {
        try {
            return new String(process.getInputStream().readNBytes(LARGEST), UTF_8);
        } catch (IOException broken) {
            throw new java.io.UncheckedIOException(broken);
        }
    }

    private static ActionException late(String name, List<String> command) {
        return new ActionException(
                "secret-command-late",
                FailureKind.UNREACHABLE,
                "secret \"" + name + "\": its command " + command.getFirst() + " did not end within "
                        + LIMIT.toSeconds() + " s",
                "check that the secret store it asks is in reach");
    }
}
