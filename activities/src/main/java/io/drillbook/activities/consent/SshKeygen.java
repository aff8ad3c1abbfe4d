package io.drillbook.activities.consent;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.drillbook.activities.failure.ActionException;
import io.drillbook.runbooks.call.FailureKind;
import io.drillbook.runbooks.call.SignedText;
import io.drillbook.runbooks.inventory.Person;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Signs and verifies with OpenSSH's own program, so that agents and hardware keys work as people know them. */
public final class SshKeygen {
    private static final Duration VERIFYING = Duration.ofSeconds(20);

    /** A person may have to touch a key, or type a passphrase. */
    private static final Duration SIGNING = Duration.ofMinutes(2);

    private static final int LARGEST = 64 * 1024;
    private static final Pattern FINGERPRINT = Pattern.compile("\\bSHA256:[A-Za-z0-9+/]+");

    private final String program;

    /** The program of this machine. */
    public SshKeygen() {
        this("ssh-keygen");
    }

    SshKeygen(String program) {
        this.program = program;
    }

    private record Ended(int code, String output) {}

    /**
     * Whether one of a person's keys signed a text for a purpose.
     *
     * @return the key's fingerprint; empty when none of them did
     */
    public Optional<String> verify(Person person, String namespace, SignedText text)
            throws ActionException, InterruptedException {
        Path folder = folder();
        try {
            StringBuilder keys = new StringBuilder();
            person.keys()
                    .forEach(key -> keys.append(person.name())
                            .append(" namespaces=\"")
                            .append(namespace)
                            .append("\" ")
                            .append(key)
                            .append('\n'));
            Path allowed = write(folder.resolve("allowed_signers"), keys.toString());
            Path signature = write(folder.resolve("signature"), text.signature());
            List<String> command = List.of(
                    program,
                    "-Y",
                    "verify",
                    "-f",
                    allowed.toString(),
                    "-I",
                    person.name(),
                    "-n",
                    namespace,
                    "-s",
                    signature.toString());
            Ended ended = run(command, text.statement(), VERIFYING);
            Matcher fingerprint = FINGERPRINT.matcher(ended.output());
            return ended.code() == 0 && fingerprint.find() ? Optional.of(fingerprint.group()) : Optional.empty();
        } catch (IOException fault) {
            throw failed("the files it reads cannot be written: " + fault.getMessage());
        } finally {
            remove(folder);
        }
    }

    /**
     * Signs a text.
     *
     * @param key a private key's file, or the public one of a key that an agent holds
     * @throws ActionException refused, when the key cannot be used
     */
    public SignedText sign(Path key, String namespace, String text) throws ActionException, InterruptedException {
        Ended ended;
        try {
            ended = run(List.of(program, "-q", "-Y", "sign", "-f", key.toString(), "-n", namespace), text, SIGNING);
        } catch (IOException fault) {
            throw failed("it broke off");
        }
        if (ended.code() != 0 || !ended.output().startsWith("-----BEGIN SSH SIGNATURE-----")) {
            throw new ActionException(
                    "key-unusable",
                    FailureKind.REFUSED,
                    "ssh-keygen cannot sign with " + key + ", exit code " + ended.code(),
                    "try it by hand: ssh-keygen -Y sign -f " + key + " -n " + namespace + " FILE");
        }
        return new SignedText(text, ended.output());
    }

    private Ended run(List<String> command, String input, Duration limit)
            throws ActionException, InterruptedException, IOException {
        Process process;
        try {
            process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException missing) {
            throw failed("it cannot be started; it comes with the OpenSSH client");
        }
        try {
            CompletableFuture<String> output =
                    CompletableFuture.supplyAsync(() -> talk(process, input), Thread::startVirtualThread);
            String printed = output.get(limit.toMillis(), TimeUnit.MILLISECONDS);
            if (!process.waitFor(1, TimeUnit.SECONDS)) {
                throw failed("it does not end");
            }
            return new Ended(process.exitValue(), printed);
        } catch (TimeoutException slow) {
            throw failed("it did not end within " + limit.toSeconds() + " s");
        } catch (ExecutionException broken) {
            throw failed("it broke off");
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private static String talk(Process process, String input) {
        try {
            try (OutputStream stream = process.getOutputStream()) {
                stream.write(input.getBytes(UTF_8));
            } catch (IOException endedEarly) {
                // its exit code says why
            }
            return new String(process.getInputStream().readNBytes(LARGEST), UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static Path folder() throws ActionException {
        try {
            return Files.createTempDirectory(
                    "drillbook-signature",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } catch (IOException fault) {
            throw failed("the files it reads cannot be written: " + fault.getMessage());
        }
    }

    private static Path write(Path file, String text) throws IOException {
        return Files.writeString(file, text.endsWith("\n") ? text : text + "\n", UTF_8);
    }

    private static void remove(Path folder) {
        for (String name : List.of("allowed_signers", "signature", "")) {
            try {
                Files.deleteIfExists(name.isEmpty() ? folder : folder.resolve(name));
            } catch (IOException left) {
                // two public texts stay behind in the machine's own folder for temporary files
            }
        }
    }

    private static ActionException failed(String why) {
        return new ActionException(
                "ssh-keygen-failed",
                FailureKind.REFUSED,
                "ssh-keygen, which checks and makes signatures: " + why,
                "run ssh-keygen -Y check-novalidate by hand as the same user");
    }
}
