package io.drillbook.worker.cli;

import io.drillbook.worker.assembly.TemporalConnection;
import io.drillbook.worker.exit.ExitCode;
import io.drillbook.worker.report.RunList;
import io.drillbook.worker.report.RunList.Entry;
import io.drillbook.worker.settings.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists runs. */
@Command(name = "runs", description = "List runs, newest first.", mixinStandardHelpOptions = true)
final class RunsCommand implements Callable<Integer> {
    private final Settings settings;

    @Mixin
    private final Output output = new Output();

    @Option(names = "--target", paramLabel = "NAME", description = "only runs on this target")
    private Optional<String> target = Optional.empty();

    @Option(names = "--most", paramLabel = "COUNT", defaultValue = "20", description = "at most so many (default 20)")
    private int most = 20;

    RunsCommand(Settings settings) {
        this.settings = settings;
    }

    @Override
    public Integer call() {
        try (TemporalConnection temporal = TemporalConnection.open(settings)) {
            List<Entry> runs = new RunList(temporal.client(), settings).newest(target, most);
            output.document(Map.of("runs", runs));
            if (runs.isEmpty()) {
                output.line("no runs yet; start one with: drillbook run RUNBOOK --input cluster=NAME");
                return ExitCode.PASSED;
            }
            List<List<String>> rows = new ArrayList<>();
            rows.add(List.of("STARTED", "OUTCOME", "PHASE", "RUN"));
            for (Entry run : runs) {
                rows.add(List.of(run.startedAt(), run.outcome(), run.phase(), run.run()));
            }
            Output.table(rows).forEach(output::line);
            return ExitCode.PASSED;
        }
    }
}
