package io.drillbook.worker.cli;

import io.drillbook.worker.assembly.TemporalConnection;
import io.drillbook.worker.exit.CommandException;
import io.drillbook.worker.exit.ExitCode;
import io.drillbook.worker.settings.Settings;
import io.temporal.client.WorkflowNotFoundException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Asks a run to stop. */
@Command(
        name = "cancel",
        description = {
            "Ask a run to stop. The act in hand ends first, then undo and finally run,",
            "then the lock is given back and the record is stored."
        },
        mixinStandardHelpOptions = true)
final class CancelCommand implements Callable<Integer> {
    private final Settings settings;

    @Mixin
    private final Output output = new Output();

    @Mixin
    private final RunArgument run = new RunArgument();

    CancelCommand(Settings settings) {
        this.settings = settings;
    }

    @Override
    public Integer call() {
        try (TemporalConnection temporal = TemporalConnection.open(settings)) {
            try {
                TemporalConnection.run(temporal.client(), run.workflowId(), run.runId())
                        .cancel();
            } catch (WorkflowNotFoundException missing) {
                throw CommandException.badInput(
                        "unknown-run",
                        "there is no run " + run.workflowId() + " that could be cancelled",
                        "`drillbook runs` lists them; a run that has ended cannot be cancelled");
            }
        }
        Map<String, Object> asked = new LinkedHashMap<>();
        asked.put("run", run.workflowId());
        asked.put("cancel", "requested");
        output.document(asked);
        output.line("asked to stop; watch it with: drillbook watch " + run.workflowId());
        return ExitCode.PASSED;
    }
}
