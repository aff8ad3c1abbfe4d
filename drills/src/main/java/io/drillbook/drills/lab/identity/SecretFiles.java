package io.drillbook.drills.lab.identity;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.function.Supplier;

/** A folder of secrets, one a file, made when first asked for. Only its owner can read it. */
public final class SecretFiles {
    private final Path folder;

    /** @param folder made when missing */
    public SecretFiles(Path folder) throws IOException {
        this.folder = folder;
        Files.createDirectories(folder);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    }

    /** A password; the same at every call. */
    public String password(String name) throws IOException {
        return text(name, RandomText::password);
    }

    /** An S3 access key; the same at every call. */
    public String accessKey(String name) throws IOException {
        return text(name, RandomText::accessKey);
    }

    /** An ssh key pair; the same at every call. */
    public SshKeyPair sshKey(String name) throws IOException {
        return SshKeyPair.ofPrivateKey(text(name, () -> SshKeyPair.generate().privateKey()));
    }

    /** The text of a secret, made by {@code maker} when there is none yet. */
    String text(String name, Supplier<String> maker) throws IOException {
        Path file = folder.resolve(name);
        if (!Files.exists(file)) {
            write(file, maker.get());
        }
        return Files.readString(file, StandardCharsets.UTF_8);
    }

    /** Puts a text in place of what there may be. */
    void replace(String name, String text) throws IOException {
        write(folder.resolve(name), text);
    }

    private void write(Path file, String text) throws IOException {
        // Written aside: a lab stopped in the middle must not find half a key.
        Path aside = folder.resolve(file.getFileName() + ".new");
        Files.deleteIfExists(aside);
        Files.createFile(aside, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(aside, text, StandardCharsets.UTF_8, StandardOpenOption.WRITE);
        Files.move(aside, file, StandardCopyOption.REPLACE_EXISTING);
    }
}
