package io.drillbook.worker.calendar;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.drillbook.runbooks.evidence.SshSignature;
import io.drillbook.worker.exit.CommandException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A person's signature by {@code ssh-keygen -Y sign}: keys in files, in an agent or in hardware that ssh-keygen reaches.
 */
public final class SshKeygen {
    private static final int MINUTES = 2;

    private SshKeygen() {}

    /**
     * Signs.
     *
     * @param key private key, or the public one when an agent holds the other half; absent: {@code ~/.ssh/id_ed25519}
     * @param namespace what the signature is for
     * @throws CommandException bad input, when there is no such key or it does not sign
     */
    public static SshSignature sign(Optional<Path> key, String namespace, byte[] message) {
        Path used = key.orElseGet(() -> Path.of(System.getProperty("user.home"), ".ssh", "id_ed25519"));
        if (!Files.isReadable(used)) {
            throw CommandException.badInput(
                    "no-signing-key",
                    "there is no key " + used + " to sign with",
                    "name yours with --key FILE (the public half when ssh-agent holds it); ssh-keygen -t ed25519 makes"
                            + " one");
        }
        try {
            Process process = new ProcessBuilder(
                            List.of("ssh-keygen", "-q", "-Y", "sign", "-n", namespace, "-f", used.toString()))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            try (var input = process.getOutputStream()) {
                input.write(message);
            }
            String printed = new String(process.getInputStream().readAllBytes(), UTF_8);
            if (!process.waitFor(MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
                throw refused(used, "ssh-keygen did not sign");
            }
            SshSignature signature = SshSignature.read(printed);
            if (!signature.signs(message, namespace)) {
                throw refused(used, "what ssh-keygen printed is no signature over this");
            }
            return signature;
        } catch (IOException failed) {
            throw refused(used, String.valueOf(failed.getMessage()));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw refused(used, "it was stopped");
        }
    }

    private static CommandException refused(Path key, String why) {
        return CommandException.badInput(
                "not-signed", "the key " + key + " did not sign: " + why, "it must be an Ed25519 key of yours");
    }
}
