package io.drillbook.worker.cli;

import io.drillbook.worker.assembly.TemporalConnection;
import io.drillbook.worker.exit.CommandException;
import io.drillbook.worker.exit.ExitCode;
import io.drillbook.worker.report.RunReader;
import io.drillbook.worker.report.RunShow;
import io.drillbook.worker.settings.Settings;
import io.temporal.client.WorkflowNotFoundException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows one run as it stands, with its record when it has ended. */
@Command(
        name = "show",
        description = "Show one run: its steps, and its record when it has ended.",
        mixinStandardHelpOptions = true)
final class ShowCommand implements Callable<Integer> {
    private final Settings settings;

    @Mixin
    private final Output output = new Output();

    @Mixin
    private final RunArgument run = new RunArgument();

    ShowCommand(Settings settings) {
        this.settings = settings;
    }

    @Override
    public Integer call() {
        try (TemporalConnection temporal = TemporalConnection.open(settings)) {
            RunReader.Standing standing = new RunReader(temporal.client())
                    .read(TemporalConnection.run(temporal.client(), run.workflowId(), run.runId()));
            RunShow show = RunShow.of(settings, standing);
            output.document(show.document());
            show.lines().forEach(output::line);
            return ExitCode.PASSED;
        } catch (WorkflowNotFoundException missing) {
            throw CommandException.badInput(
                    "unknown-run", "there is no run " + run.workflowId(), "`drillbook runs` lists them");
        }
    }
}
