package io.drillbook.worker.cli;

import io.drillbook.runbooks.evidence.KeyNotice;
import io.drillbook.runbooks.evidence.LedgerVerifier;
import io.drillbook.runbooks.evidence.Trust;
import io.drillbook.runbooks.evidence.Verification;
import io.drillbook.runbooks.evidence.VerifyingKey;
import io.drillbook.worker.evidence.LedgerSource;
import io.drillbook.worker.exit.ExitCode;
import io.drillbook.worker.settings.Settings;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows the keys of the ledger: what to hand to an auditor by another way than the bundle. */
@Command(
        name = "keys",
        description =
                "Show the keys that may sign, and the ledger's head: what an auditor should learn from you directly.",
        mixinStandardHelpOptions = true)
final class EvidenceKeysCommand implements Callable<Integer> {
    @Mixin
    private final Output output = new Output();

    @Override
    public Integer call() throws IOException {
        try (LedgerSource source = LedgerSource.open(Settings.read(System.getenv()), Optional.empty())) {
            Verification verification = LedgerVerifier.verify(source.files(), Trust.NONE);
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("keys", verification.keys());
            verification.head().ifPresent(head -> document.put("head", head.toString()));
            output.document(document);
            List<KeyNotice> keys = verification.keys();
            if (keys.isEmpty()) {
                output.line("no key yet: the first run's first entry brings it");
            }
            for (KeyNotice key : keys) {
                output.line(key.fingerprint() + "  valid " + key.notBefore() + " to " + key.notAfter());
                output.line("  " + VerifyingKey.ofSpki(key.spki()).openSsh());
                key.retires().ifPresent(old -> output.line("  in place of " + old.fingerprint() + " from " + old.at()));
            }
            verification.head().ifPresent(head -> output.line("head " + head));
            return ExitCode.PASSED;
        }
    }
}
