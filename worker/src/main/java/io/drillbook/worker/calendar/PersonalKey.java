package io.drillbook.worker.calendar;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.drillbook.activities.consent.SshKeygen;
import io.drillbook.activities.failure.ActionException;
import io.drillbook.runbooks.evidence.SshSignature;
import io.drillbook.worker.exit.CommandException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The SSH key with which the person at the terminal signs what goes into the evidence. */
public final class PersonalKey {
    private PersonalKey() {}

    /**
     * Signs.
     *
     * @param key private key, or the public one when an agent holds the other half; absent: {@code ~/.ssh/id_ed25519}
     * @param namespace what the signature is for
     * @param message a text in UTF-8
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
            SshSignature signature = SshSignature.read(new SshKeygen()
                    .sign(used, namespace, new String(message, UTF_8))
                    .signature());
            if (!signature.signs(message, namespace)) {
                throw refused(used, "what ssh-keygen printed is no signature over this");
            }
            return signature;
        } catch (ActionException unusable) {
            throw refused(used, unusable.failure().message());
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
