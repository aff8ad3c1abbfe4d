package io.drillbook.activities.secret;

import io.drillbook.activities.failure.ActionException;
import io.drillbook.runbooks.call.FailureKind;
import io.drillbook.runbooks.inventory.Inventory;
import io.drillbook.runbooks.inventory.SecretReference;
import io.drillbook.runbooks.inventory.SecretSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Finds a secret's value. Errors name the secret and its source, never the value. */
public final class SecretResolver {
    private static final long LARGEST_FILE = 64 * 1024;
    private static final Set<PosixFilePermission> OTHERS = EnumSet.complementOf(EnumSet.of(
            PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE));

    private final SortedMap<String, SecretSource> sources;
    private final UnaryOperator<@Nullable String> environment;

    /** Resolves the inventory's secrets, with this process's environment. */
    public SecretResolver(Inventory inventory) {
        this(inventory, System::getenv);
    }

    SecretResolver(Inventory inventory, UnaryOperator<@Nullable String> environment) {
        this.sources = inventory.secrets();
        this.environment = environment;
    }

    /** The value, read anew each time so that a changed secret needs no restart; one final newline is dropped. */
    public String resolve(SecretReference reference) throws ActionException, InterruptedException {
        String name = reference.name();
        SecretSource source = sources.get(name);
        if (source == null) {
            throw refused(
                    "secret-unknown",
                    "secret \"" + name + "\" is not in the inventory of this worker",
                    "add it under secrets: in the inventory, then restart the worker");
        }
        String value = withoutFinalNewline(
                switch (source) {
                    case SecretSource.FromEnvironment from -> fromEnvironment(name, from.name());
                    case SecretSource.FromFile from -> fromFile(name, from.path());
                    case SecretSource.FromCommand from -> SecretCommand.run(name, from.command());
                });
        if (value.length() < SecretCleaner.SHORTEST) {
            throw refused(
                    "secret-too-short",
                    "secret \"" + name + "\" has fewer than " + SecretCleaner.SHORTEST
                            + " characters: it could not be kept out of messages",
                    "set a longer value at its source");
        }
        return value;
    }

    private String fromEnvironment(String name, String variable) throws ActionException {
        return Optional.ofNullable(environment.apply(variable))
                .orElseThrow(() -> refused(
                        "secret-missing",
                        "secret \"" + name + "\": environment variable " + variable + " of the worker is not set",
                        "set " + variable + " where the worker is started"));
    }

    private static String fromFile(String name, Path path) throws ActionException {
        try {
            refuseReadableByOthers(name, path);
            if (Files.size(path) > LARGEST_FILE) {
                throw refused(
                        "secret-too-large",
                        "secret \"" + name + "\": file " + path + " is larger than 64 KiB",
                        "name the file that holds the value alone");
            }
            return Files.readString(path, StandardCharsets.UTF_8);
        } catch (NoSuchFileException missing) {
            throw refused(
                    "secret-missing",
                    "secret \"" + name + "\": file " + path + " does not exist",
                    "create it with the value in it, readable by the worker's user only");
        } catch (IOException unreadable) {
            throw refused(
                    "secret-unreadable",
                    "secret \"" + name + "\": file " + path + " cannot be read as text",
                    "check that the worker's user may read it");
        }
    }

    private static void refuseReadableByOthers(String name, Path path) throws IOException, ActionException {
        if (!path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return;
        }
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(path);
        if (permissions.stream().anyMatch(OTHERS::contains)) {
            throw refused(
                    "secret-file-open",
                    "secret \"" + name + "\": file " + path + " is open to others ("
                            + PosixFilePermissions.toString(permissions) + ")",
                    "chmod 600 " + path);
        }
    }

    private static String withoutFinalNewline(String text) {
        if (text.endsWith("\r\n")) {
            return text.substring(0, text.length() - 2);
        }
        return text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
    }

    static ActionException refused(String code, String message, String hint) {
        return new ActionException(code, FailureKind.REFUSED, message, hint);
    }
}
