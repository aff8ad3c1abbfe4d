package io.drillbook.worker.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.drillbook.activities.evidence.EvidencePlaces;
import io.drillbook.activities.evidence.EvidenceWriter;
import io.drillbook.activities.evidence.Ledger;
import io.drillbook.activities.evidence.MissedRuns;
import io.drillbook.activities.failure.ActionException;
import io.drillbook.runbooks.json.CanonicalJson;
import io.drillbook.runbooks.json.Digests;
import io.drillbook.worker.evidence.LedgerSource;
import io.drillbook.worker.exit.CommandException;
import io.drillbook.worker.exit.ExitCode;
import io.drillbook.worker.form.QuarterPage;
import io.drillbook.worker.quarter.LedgerQuarter;
import io.drillbook.worker.quarter.Quarter;
import io.drillbook.worker.quarter.QuarterReport;
import io.drillbook.worker.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a quarter's report. */
@Command(
        name = "report",
        description = {
            "Make a quarter's report of the ledger: what was due and what came of it, waivers, trends, open findings,",
            "reviews; as JSON, HTML and PDF. A reviewer signs the JSON with `drillbook evidence review`."
        },
        mixinStandardHelpOptions = true)
final class EvidenceReportCommand implements Callable<Integer> {
    @Mixin
    private final Output output = new Output();

    @Parameters(index = "0", paramLabel = "QUARTER", description = "such as 2026-Q4, in UTC")
    private String quarter = "";

    @Option(names = "--to", paramLabel = "FOLDER", description = "where the files go (default: here)")
    private Path folder = Path.of("");

    @Override
    public Integer call() throws IOException {
        Quarter of = Quarter.read(quarter)
                .orElseThrow(() ->
                        CommandException.badInput("no-quarter", "\"" + quarter + "\" is no quarter", "write 2026-Q4"));
        Settings settings = Settings.read(System.getenv());
        EvidencePlaces places = LedgerSource.places(settings);
        try (LedgerSource source = LedgerSource.open(settings, Optional.empty())) {
            Ledger ledger = places.ledger();
            new MissedRuns(new EvidenceWriter(places.local(), ledger), ledger.home()).record(Instant.now());
            QuarterReport report = LedgerQuarter.read(source.files(), of);
            byte[] json = CanonicalJson.of(report).getBytes(UTF_8);
            Path stem = folder.resolve("quarter-" + of);
            Files.createDirectories(stem.toAbsolutePath().getParent());
            Files.write(Path.of(stem + ".json"), json);
            Files.writeString(Path.of(stem + ".html"), QuarterPage.html(report));
            Files.write(Path.of(stem + ".pdf"), QuarterPage.pdf(report));
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("report", report);
            document.put("sha256", Digests.sha256(json));
            document.put("files", stem + ".{json,html,pdf}");
            output.document(document);
            output.line(stem + ".json, .html, .pdf");
            output.line("  due: " + report.due() + ", runs: " + report.outcomes());
            output.line("  sign it off: drillbook evidence review " + stem + ".json --reviewer NAME --accept");
            return ExitCode.PASSED;
        } catch (ActionException failed) {
            throw EvidenceExportCommand.broken(failed);
        }
    }
}
