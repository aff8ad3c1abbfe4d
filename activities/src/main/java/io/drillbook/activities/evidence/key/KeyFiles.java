package io.drillbook.activities.evidence.key;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.drillbook.activities.failure.ActionException;
import io.drillbook.runbooks.call.FailureKind;
import io.drillbook.runbooks.evidence.VerifyingKey;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.UUID;

/** Key pairs in PEM files, as openssl writes them. */
public final class KeyFiles {
    private static final String ALGORITHM = "Ed25519";
    private static final String PRIVATE = "evidence-key.pem";
    private static final String PUBLIC = "evidence-key.pub.pem";

    private KeyFiles() {}

    /** The private key's file in a folder of keys. */
    public static Path privateKey(Path folder) {
        return folder.resolve(PRIVATE);
    }

    /** The public key's file in a folder of keys. */
    public static Path publicKey(Path folder) {
        return folder.resolve(PUBLIC);
    }

    /**
     * Makes a key pair when there is none. Several may try at once: one of them wins, whole.
     *
     * @return whether it was made now
     */
    public static boolean generate(Path folder) throws ActionException {
        if (Files.exists(folder)) {
            return false;
        }
        Path aside = folder.resolveSibling(".new-" + UUID.randomUUID());
        try {
            KeyPair pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
            Files.createDirectories(aside);
            Files.setPosixFilePermissions(aside, PosixFilePermissions.fromString("rwx------"));
            write(
                    privateKey(aside),
                    "-----BEGIN PRIVATE KEY-----\n"
                            + Base64.getEncoder()
                                    .encodeToString(pair.getPrivate().getEncoded())
                            + "\n-----END PRIVATE KEY-----\n");
            write(
                    publicKey(aside),
                    VerifyingKey.ofSpki(Base64.getEncoder()
                                    .encodeToString(pair.getPublic().getEncoded()))
                            .pem());
            Files.move(aside, folder, StandardCopyOption.ATOMIC_MOVE);
            return true;
        } catch (IOException failed) {
            remove(aside);
            if (failed instanceof FileAlreadyExistsException || Files.exists(privateKey(folder))) {
                return false;
            }
            throw unreadable(folder, "cannot be made: " + failed.getClass().getSimpleName());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** A public key from its PEM file. */
    public static VerifyingKey readPublic(Path file) throws ActionException {
        try {
            return VerifyingKey.ofPem(Files.readString(file, US_ASCII));
        } catch (IOException | IllegalArgumentException broken) {
            throw unreadable(file, "holds no Ed25519 public key in PEM");
        }
    }

    static PrivateKey readPrivate(Path file) throws ActionException {
        try {
            if (Files.getPosixFilePermissions(file).stream()
                    .anyMatch(right -> !right.name().startsWith("OWNER"))) {
                throw new ActionException(
                        "signing-key-open",
                        FailureKind.REFUSED,
                        "the signing key " + file + " is open to others",
                        "chmod 600 " + file);
            }
            String base64 = Files.readString(file, US_ASCII).replaceAll("-----(BEGIN|END) PRIVATE KEY-----|\\s", "");
            return KeyFactory.getInstance(ALGORITHM)
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64)));
        } catch (IOException | GeneralSecurityException | IllegalArgumentException broken) {
            throw unreadable(file, "holds no Ed25519 private key in PEM");
        }
    }

    private static void write(Path file, String text) throws IOException {
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, text, US_ASCII);
    }

    private static void remove(Path aside) {
        try {
            Files.deleteIfExists(privateKey(aside));
            Files.deleteIfExists(publicKey(aside));
            Files.deleteIfExists(aside);
        } catch (IOException left) {
            // What is left lies aside under a hidden name and is never read.
        }
    }

    private static ActionException unreadable(Path file, String what) {
        return new ActionException(
                "signing-key-unreadable",
                FailureKind.REFUSED,
                "the signing key " + file + " " + what,
                "openssl genpkey -algorithm ed25519 makes one; openssl pkey -pubout writes its public half");
    }
}
