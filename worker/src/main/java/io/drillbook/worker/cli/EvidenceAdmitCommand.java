package io.drillbook.worker.cli;

import io.drillbook.activities.evidence.Ledger;
import io.drillbook.activities.evidence.key.KeyFiles;
import io.drillbook.activities.failure.ActionException;
import io.drillbook.runbooks.evidence.KeyNotice;
import io.drillbook.runbooks.evidence.VerifyingKey;
import io.drillbook.worker.evidence.LedgerSource;
import io.drillbook.worker.exit.ExitCode;
import io.drillbook.worker.settings.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lets another key sign. */
@Command(
        name = "admit",
        description = {
            "Let another key sign as well, such as that of a worker on another machine.",
            "The key of this installation vouches for it; both may sign from now on."
        },
        mixinStandardHelpOptions = true)
final class EvidenceAdmitCommand implements Callable<Integer> {
    @Mixin
    private final Output output = new Output();

    @Parameters(index = "0", paramLabel = "PUBLIC_KEY", description = "PEM file of an Ed25519 public key")
    private Path file = Path.of("");

    @Option(
            names = "--days",
            paramLabel = "COUNT",
            defaultValue = "730",
            description = "how long it may sign (default 730)")
    private int days = 730;

    @Override
    public Integer call() {
        try {
            VerifyingKey key = KeyFiles.readPublic(file);
            Ledger ledger = LedgerSource.places(Settings.read(System.getenv())).ledger();
            Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
            long sequence = ledger.introduce(KeyNotice.of(key, now, now.plus(Duration.ofDays(days)), Optional.empty()));
            output.document(Map.of("key", key.fingerprint(), "entry", sequence));
            output.line(key.fingerprint() + " may sign from now on (entry " + sequence + ")");
            return ExitCode.PASSED;
        } catch (ActionException failed) {
            throw EvidenceExportCommand.broken(failed);
        }
    }
}
