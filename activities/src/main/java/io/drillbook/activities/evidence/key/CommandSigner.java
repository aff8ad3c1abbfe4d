package io.drillbook.activities.evidence.key;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.drillbook.activities.failure.ActionException;
import io.drillbook.runbooks.call.FailureKind;
import io.drillbook.runbooks.evidence.VerifyingKey;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Lets a command sign, so that the key can lie in a vault or in hardware. */
public final class CommandSigner implements Signer {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final int SIGNATURE = 64;
    private static final int LARGEST = 1024;

    private final VerifyingKey key;
    private final List<String> command;

    /** @param command an argument list: message on standard input, signature on standard output */
    public CommandSigner(VerifyingKey key, List<String> command) {
        this.key = key;
        this.command = List.copyOf(command);
    }

    @Override
    public VerifyingKey key() {
        return key;
    }

    @Override
    public byte[] sign(byte[] message) throws ActionException {
        byte[] signature = signature(run(message));
        if (!key.verifies(message, signature)) {
            throw failed("what it printed is no signature of " + key.fingerprint());
        }
        return signature;
    }

    private byte[] run(byte[] message) throws ActionException {
        Process process;
        try {
            process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException missing) {
            throw failed("it cannot be started");
        }
        try {
            CompletableFuture<byte[]> output =
                    CompletableFuture.supplyAsync(() -> talk(process, message), Thread::startVirtualThread);
            byte[] printed = output.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
            if (!process.waitFor(1, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw failed("it did not end well");
            }
            return printed;
        } catch (TimeoutException slow) {
            throw failed("it did not answer within " + LIMIT.toSeconds() + " s");
        } catch (ExecutionException broken) {
            throw failed("it broke off");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw failed("the worker stops");
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private static byte[] talk(Process process, byte[] message) {
        try {
            try (OutputStream input = process.getOutputStream()) {
                input.write(message);
            }
            return process.getInputStream().readNBytes(LARGEST);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private byte[] signature(byte[] printed) throws ActionException {
        if (printed.length == SIGNATURE) {
            return printed;
        }
        try {
            byte[] decoded = Base64.getMimeDecoder().decode(new String(printed, US_ASCII).strip());
            if (decoded.length == SIGNATURE) {
                return decoded;
            }
        } catch (IllegalArgumentException notBase64) {
            throw failed("it printed neither 64 bytes nor their base64");
        }
        throw failed("it printed neither 64 bytes nor their base64");
    }

    /** A key in a vault can be out of reach for a while; the run waits with its record. */
    private ActionException failed(String why) {
        return new ActionException(
                "signing-command-failed",
                FailureKind.UNREACHABLE,
                "the command " + command.getFirst() + " that signs evidence: " + why,
                "run it by hand as the worker's user, with a file on its standard input");
    }
}
