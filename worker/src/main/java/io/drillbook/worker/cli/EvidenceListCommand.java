package io.drillbook.worker.cli;

import io.drillbook.runbooks.evidence.ChainEntry;
import io.drillbook.runbooks.evidence.RunLine;
import io.drillbook.runbooks.evidence.Selection;
import io.drillbook.worker.evidence.LedgerSource;
import io.drillbook.worker.evidence.Population;
import io.drillbook.worker.exit.ExitCode;
import io.drillbook.worker.settings.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Lists the population: every run the chain knows of, and how it ended. */
@Command(
        name = "list",
        description = "List every run the ledger knows of, also those that never ended or left no record.",
        mixinStandardHelpOptions = true)
final class EvidenceListCommand implements Callable<Integer> {
    @Mixin
    private final Output output = new Output();

    @Mixin
    private final SelectionOptions options = new SelectionOptions();

    @Parameters(index = "0", arity = "0..1", paramLabel = "BUNDLE", description = "a bundle or a ledger's folder")
    private Optional<Path> given = Optional.empty();

    @Override
    public Integer call() throws IOException {
        Selection selection = options.selection();
        try (LedgerSource source = LedgerSource.open(Settings.read(System.getenv()), given)) {
            List<ChainEntry> runs = Population.of(source.files(), selection);
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("ledger", source.name());
            document.put("selection", selection);
            document.put(
                    "runs",
                    runs.stream()
                            .map(entry -> Map.of(
                                    "sequence",
                                    entry.sequence(),
                                    "run",
                                    entry.run().orElseThrow()))
                            .toList());
            output.document(document);
            if (runs.isEmpty()) {
                output.line("no run in " + source.name() + " (" + selection.words() + ")");
                return ExitCode.PASSED;
            }
            List<List<String>> rows = new ArrayList<>();
            rows.add(List.of("ENTRY", "STARTED", "OUTCOME", "RUNBOOK", "TARGET", "RUN"));
            for (ChainEntry entry : runs) {
                RunLine run = entry.run().orElseThrow();
                rows.add(List.of(
                        String.valueOf(entry.sequence()),
                        run.startedAt(),
                        run.outcome().orElse("open"),
                        run.runbook(),
                        run.target(),
                        run.identity().workflowId()));
            }
            Output.table(rows).forEach(output::line);
            return ExitCode.PASSED;
        }
    }
}
