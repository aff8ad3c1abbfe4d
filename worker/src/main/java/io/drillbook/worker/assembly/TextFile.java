package io.drillbook.worker.assembly;

import io.drillbook.runbooks.source.SourceText;
import io.drillbook.worker.exit.CommandException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads a text that a person wrote, with an error for each way that can fail. */
public final class TextFile {
    /** Far over any runbook: the reader's own limit is 1 MiB. */
    private static final long LONGEST = 16L << 20;

    private TextFile() {}

    /**
     * The whole text of a file.
     *
     * @param what what the file is meant to be, for the message
     * @throws CommandException bad input, when it cannot be read
     */
    public static SourceText read(Path file, String what) {
        try {
            if (Files.isDirectory(file)) {
                throw CommandException.badInput("not-a-file", what + " " + file + " is a folder", "name a file in it");
            }
            if (Files.exists(file) && Files.size(file) > LONGEST) {
                throw CommandException.badInput(
                        "file-too-large",
                        what + " " + file + " has " + Files.size(file) + " bytes, more than the limit of " + LONGEST,
                        "is it the right file?");
            }
            return new SourceText(file.toString(), Files.readString(file));
        } catch (NoSuchFileException missing) {
            throw CommandException.badInput(
                    "no-such-file", "there is no " + what + " " + file, "look at the path and the folder you are in");
        } catch (CharacterCodingException notText) {
            throw CommandException.badInput(
                    "not-utf-8", what + " " + file + " is not a text in UTF-8", "save it as UTF-8");
        } catch (IOException unreadable) {
            throw CommandException.badInput(
                    "unreadable-file",
                    what + " " + file + " cannot be read: " + unreadable.getMessage(),
                    "look at its owner and mode");
        }
    }
}
