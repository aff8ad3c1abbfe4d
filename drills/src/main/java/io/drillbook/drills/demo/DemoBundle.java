package io.drillbook.drills.demo;

import io.drillbook.activities.evidence.Ledger;
import io.drillbook.activities.failure.ActionException;
import io.drillbook.runbooks.evidence.LedgerVerifier;
import io.drillbook.runbooks.evidence.Selection;
import io.drillbook.runbooks.evidence.Trust;
import io.drillbook.runbooks.evidence.Verification;
import io.drillbook.worker.evidence.Bundle;
import io.drillbook.worker.evidence.LedgerSource;
import io.drillbook.worker.exit.CommandException;
import io.drillbook.worker.form.BundleForms;
import io.drillbook.worker.settings.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What the demo hands over in the end.
 *
 * @param key fingerprint of the key that the demo's installation made for itself
 */
record DemoBundle(Path file, String key, Verification verification) {
    static DemoBundle make(Settings settings) {
        try {
            Ledger ledger = LedgerSource.places(settings).ledger();
            Path file = settings.home().resolve("evidence-bundle.zip");
            var head = new Bundle(ledger, Selection.ALL).write(file, new BundleForms(ledger.home(), Selection.ALL));
            String key = ledger.signer().key().fingerprint();
            try (LedgerSource source = LedgerSource.open(settings, Optional.of(file))) {
                return new DemoBundle(
                        file, key, LedgerVerifier.verify(source.files(), new Trust(List.of(key), Optional.of(head))));
            }
        } catch (ActionException failed) {
            throw CommandException.failed(
                    failed.failure().code(),
                    failed.failure().message(),
                    failed.failure().hint().orElse("look at the evidence folder"));
        } catch (IOException failed) {
            throw CommandException.failed(
                    "bundle-unwritable",
                    "the bundle could not be made: " + failed.getMessage(),
                    "see that " + settings.home() + " has room and may be written");
        }
    }

    List<String> lines() {
        return List.of(
                "Evidence: " + file,
                "  " + verification.verdict().name().toLowerCase(Locale.ROOT) + ": " + verification.reason() + " ("
                        + verification.records() + " records, " + verification.entries() + " signed entries)",
                "  verify it yourself: drillbook evidence verify " + file + " --trust " + key,
                "  the key was made here at first use; in production the inventory names yours");
    }

    Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("bundle", file.toString());
        document.put("key", key);
        document.put("verification", verification);
        return document;
    }
}
