package io.drillbook.worker.cli;

import io.drillbook.activities.evidence.EvidencePlaces;
import io.drillbook.activities.evidence.EvidenceWriter;
import io.drillbook.activities.evidence.Ledger;
import io.drillbook.activities.evidence.MissedRuns;
import io.drillbook.activities.failure.ActionException;
import io.drillbook.runbooks.call.Failure;
import io.drillbook.runbooks.evidence.HeadMark;
import io.drillbook.runbooks.evidence.Selection;
import io.drillbook.worker.evidence.Bundle;
import io.drillbook.worker.evidence.LedgerSource;
import io.drillbook.worker.exit.CommandException;
import io.drillbook.worker.exit.ExitCode;
import io.drillbook.worker.form.BundleForms;
import io.drillbook.worker.settings.Settings;
import io.drillbook.worker.stamp.HeadStamps;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Makes a bundle. */
@Command(
        name = "export",
        description = {
            "Make a bundle for an auditor: one zip file with the whole chain, the files of the selected runs, reports",
            "made of them, how to verify all this with common tools, and a signed head."
        },
        mixinStandardHelpOptions = true)
final class EvidenceExportCommand implements Callable<Integer> {
    @Mixin
    private final Output output = new Output();

    @Mixin
    private final SelectionOptions options = new SelectionOptions();

    @Parameters(index = "0", paramLabel = "FILE", description = "the zip file to write")
    private Path file = Path.of("");

    @Override
    public Integer call() throws IOException {
        Selection selection = options.selection();
        try {
            EvidencePlaces places = LedgerSource.places(Settings.read(System.getenv()));
            Ledger ledger = places.ledger();
            // A bundle accounts for every due time, also when no worker has looked for them yet.
            new MissedRuns(new EvidenceWriter(places.local(), ledger), ledger.home()).record(Instant.now());
            Optional<Failure> unstamped = new HeadStamps(places.rules(), ledger.home()).stampNow(ledger);
            HeadMark head = new Bundle(ledger, selection).write(file, new BundleForms(ledger.home(), selection));
            String fingerprint = ledger.signer().key().fingerprint();
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("bundle", file.toString());
            document.put("selection", selection);
            document.put("head", head.toString());
            document.put("key", fingerprint);
            unstamped.ifPresent(failure -> document.put("no_time_stamp", failure.message()));
            output.document(document);
            output.line(file + " (" + selection.words() + ")");
            output.line("  head " + head);
            unstamped.ifPresent(failure -> output.line("  no time stamp of it: " + failure.message()));
            output.line("  verify: drillbook evidence verify " + file + " --trust " + fingerprint);
            return ExitCode.PASSED;
        } catch (ActionException failed) {
            throw broken(failed);
        }
    }

    static CommandException broken(ActionException failed) {
        return CommandException.failed(
                failed.failure().code(),
                failed.failure().message(),
                failed.failure().hint().orElse("look at the evidence"));
    }
}
