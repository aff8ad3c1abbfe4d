package io.drillbook.worker.cli;

import io.drillbook.activities.consent.SshKeygen;
import io.drillbook.activities.failure.ActionException;
import io.drillbook.runbooks.call.SignedText;
import io.drillbook.worker.exit.CommandException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Who signs, and with which key. */
final class SigningOptions {
    @Option(
            names = "--as",
            paramLabel = "NAME",
            defaultValue = "${env:DRILLBOOK_PERSON:-}",
            description = "your name in the inventory's people (default: $DRILLBOOK_PERSON)")
    private String name = "";

    @Option(
            names = "--sign-with",
            paramLabel = "FILE",
            defaultValue = "${env:DRILLBOOK_SIGN_WITH:-}",
            description = {
                "your private SSH key, or the public one of a key that your agent holds",
                "(default: $DRILLBOOK_SIGN_WITH)"
            })
    private String key = "";

    /** The person, when one is named. */
    Optional<String> person() {
        return name.isBlank() ? Optional.empty() : Optional.of(name);
    }

    /** The person; bad input when nobody is named. */
    String needed() {
        return person().orElseThrow(() -> CommandException.badInput(
                "nobody-signs", "it is not said who signs", "add --as NAME and --sign-with FILE"));
    }

    /**
     * Signs a text.
     *
     * @throws CommandException bad input, when the key cannot be used
     */
    SignedText sign(String namespace, String text) throws InterruptedException {
        if (key.isBlank()) {
            throw CommandException.badInput(
                    "no-key", "it is not said with which key " + needed() + " signs", "add --sign-with FILE");
        }
        try {
            return new SshKeygen().sign(Path.of(key), namespace, text);
        } catch (ActionException unusable) {
            throw CommandException.badInput(
                    unusable.failure().code(),
                    unusable.failure().message(),
                    unusable.failure().hint().orElse(""));
        }
    }
}
