package io.drillbook.worker.assembly;

import io.drillbook.runbooks.call.SignedText;
import io.drillbook.worker.exit.CommandException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A signed text in a file: the text, and behind it its signature as ssh-keygen prints it. */
public final class SignedFile {
    private static final String SIGNATURE = "-----BEGIN SSH SIGNATURE-----";

    private SignedFile() {}

    /** Where the signature of a runbook's text lies: beside it. */
    public static Path beside(Path runbook) {
        return Path.of(runbook + ".sig");
    }

    /** Reads a file that may be missing. */
    public static Optional<SignedText> find(Path file) {
        return Files.exists(file) ? Optional.of(read(file)) : Optional.empty();
    }

    /**
     * Reads a file.
     *
     * @throws CommandException bad input, when it is none or holds no signature
     */
    public static SignedText read(Path file) {
        String text = TextFile.read(file, "signed text").text();
        int signature = text.indexOf(SIGNATURE);
        if (signature < 0) {
            throw CommandException.badInput(
                    "no-signature", file + " holds no SSH signature", "drillbook sign and drillbook standing make one");
        }
        return new SignedText(text.substring(0, signature), text.substring(signature));
    }

    /** Writes a file. */
    public static void write(Path file, SignedText text) {
        try {
            Files.writeString(file, text.statement() + text.signature());
        } catch (IOException unwritable) {
            throw CommandException.badInput(
                    "unwritable-file",
                    file + " cannot be written: " + unwritable.getMessage(),
                    "look at the folder's owner and mode");
        }
    }
}
