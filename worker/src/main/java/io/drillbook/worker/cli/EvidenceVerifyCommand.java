package io.drillbook.worker.cli;

import io.drillbook.runbooks.call.Verdict;
import io.drillbook.runbooks.evidence.LedgerVerifier;
import io.drillbook.runbooks.evidence.Trust;
import io.drillbook.runbooks.evidence.Verification;
import io.drillbook.worker.evidence.LedgerSource;
import io.drillbook.worker.evidence.TrustOptions;
import io.drillbook.worker.evidence.VerificationText;
import io.drillbook.worker.exit.CommandException;
import io.drillbook.worker.exit.ExitCode;
import io.drillbook.worker.settings.Settings;
import io.drillbook.worker.stamp.StampAuthority;
import io.drillbook.worker.stamp.StampCheck;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Verifies a bundle or a ledger. */
@Command(
        name = "verify",
        description = {
            "Verify a bundle or a ledger, offline: signatures, keys and their time, gaps and order of the chain,",
            "and the digest of every file. It names the first wrong thing and what rests on it.",
            "Learn the key's fingerprint or an earlier head from elsewhere than the bundle; without one the verdict is"
                    + " unknown."
        },
        mixinStandardHelpOptions = true)
final class EvidenceVerifyCommand implements Callable<Integer> {
    @Mixin
    private final Output output = new Output();

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "BUNDLE",
            description =
                    "a zip file, an unpacked bundle or a ledger's folder (default: the ledger of this installation)")
    private Optional<Path> given = Optional.empty();

    @Option(
            names = "--trust",
            paramLabel = "WHAT",
            description =
                    "fingerprint of a key (SHA256:…), an earlier head (41:ab12…), or the file of either; repeatable")
    private List<String> trusted = List.of();

    @Option(
            names = "--tsa",
            paramLabel = "FILE",
            description = "certificates in PEM of whom you trust to stamp times (RFC 3161)")
    private Optional<Path> authority = Optional.empty();

    @Override
    public Integer call() throws IOException {
        Trust trust = TrustOptions.read(trusted);
        Optional<StampAuthority> stamping = authority.map(StampAuthority::read);
        try (LedgerSource source = LedgerSource.open(Settings.read(System.getenv()), given)) {
            Verification verification =
                    new StampCheck(source.files(), stamping).added(LedgerVerifier.verify(source.files(), trust));
            output.document(VerificationText.document(source.name(), verification));
            VerificationText.lines(source.name(), verification).forEach(output::line);
            return code(verification.verdict());
        } catch (java.util.zip.ZipException broken) {
            throw CommandException.failed(
                    "bundle-damaged",
                    given.map(Path::toString).orElse("") + " is damaged: " + broken.getMessage(),
                    "get it anew from whoever made it");
        }
    }

    private static int code(Verdict verdict) {
        return switch (verdict) {
            case PASSED -> ExitCode.PASSED;
            case FAILED -> ExitCode.FAILED;
            case UNKNOWN -> ExitCode.UNKNOWN;
        };
    }
}
