package io.drillbook.worker.cli;

import io.drillbook.activities.evidence.EvidencePlaces;
import io.drillbook.activities.evidence.Ledger;
import io.drillbook.activities.evidence.key.KeyFiles;
import io.drillbook.activities.failure.ActionException;
import io.drillbook.runbooks.evidence.KeyNotice;
import io.drillbook.runbooks.evidence.KeyNotice.Retirement;
import io.drillbook.runbooks.evidence.VerifyingKey;
import io.drillbook.runbooks.inventory.EvidenceRules;
import io.drillbook.runbooks.type.DurationText;
import io.drillbook.worker.evidence.LedgerSource;
import io.drillbook.worker.exit.CommandException;
import io.drillbook.worker.exit.ExitCode;
import io.drillbook.worker.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Replaces the key that was made at first use. */
@Command(
        name = "rotate",
        description = {
            "Make a new key that signs from now on. The old one vouches for it and may sign until the overlap is over;",
            "what it signed stays verifiable. Restart workers within the overlap."
        },
        mixinStandardHelpOptions = true)
final class EvidenceRotateCommand implements Callable<Integer> {
    private static final Duration VALIDITY = Duration.ofDays(730);

    @Mixin
    private final Output output = new Output();

    @Option(
            names = "--overlap",
            paramLabel = "DURATION",
            defaultValue = "7d",
            description = "how long the old key may still sign (default 7d, at least 1m)")
    private String overlap = "7d";

    @Override
    public Integer call() throws IOException {
        Duration kept = DurationText.read(overlap)
                .filter(length -> length.compareTo(Duration.ofMinutes(1)) >= 0)
                .orElseThrow(() -> CommandException.badInput(
                        "not-an-overlap",
                        "--overlap " + overlap + " is no duration of at least 1m",
                        "write 7d or 12h"));
        EvidencePlaces places = LedgerSource.places(Settings.read(System.getenv()));
        if (places.rules().flatMap(EvidenceRules::key).isPresent()) {
            throw CommandException.badInput(
                    "key-of-yours",
                    "the inventory names the signing key, so this program does not replace it",
                    "let the new one in with `drillbook evidence admit`, then name it in the inventory");
        }
        try {
            return rotate(places, kept);
        } catch (ActionException failed) {
            throw EvidenceExportCommand.broken(failed);
        }
    }

    private int rotate(EvidencePlaces places, Duration kept) throws ActionException, IOException {
        Ledger ledger = places.ledger();
        VerifyingKey old = ledger.signer().key();
        Path next = places.keys().resolveSibling(places.keys().getFileName() + "-next");
        KeyFiles.generate(next);
        VerifyingKey key = KeyFiles.readPublic(KeyFiles.publicKey(next));
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        Retirement retirement = new Retirement(old.fingerprint(), now.plus(kept).toString());
        long sequence = ledger.introduce(KeyNotice.of(key, now, now.plus(VALIDITY), Optional.of(retirement)));
        // The chain comes first: a key that is in use and not in the chain could sign nothing.
        Path aside = places.keys().resolveSibling(places.keys().getFileName() + "-" + old.name());
        Files.move(places.keys(), aside, StandardCopyOption.ATOMIC_MOVE);
        Files.move(next, places.keys(), StandardCopyOption.ATOMIC_MOVE);
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("key", key.fingerprint());
        document.put("entry", sequence);
        document.put("retired", old.fingerprint());
        document.put("retired_at", retirement.at());
        output.document(document);
        output.line(key.fingerprint() + " signs from now on (entry " + sequence + ")");
        output.line("  " + old.fingerprint() + " may sign until " + retirement.at() + "; restart workers before");
        return ExitCode.PASSED;
    }
}
