package io.drillbook.worker.cli;

import io.drillbook.worker.assembly.TemporalConnection;
import io.drillbook.worker.exit.CommandException;
import io.drillbook.worker.exit.ExitCode;
import io.drillbook.worker.settings.Settings;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowUpdateException;
import io.temporal.failure.ApplicationFailure;
import java.util.LinkedHashMap;
import java.util.Map;

/** Asks a running run for something, and says in words why that cannot be. */
final class RunAsk {
    private RunAsk() {}

    /**
     * Sends an update and says what the run makes of it.
     *
     * @return the exit code
     * @throws CommandException bad input, when there is no such run or it refuses
     */
    static int order(Settings settings, RunArgument run, Output output, String update, Object ask) {
        String answer = send(settings, run, update, ask);
        Map<String, Object> asked = new LinkedHashMap<>();
        asked.put("run", run.workflowId());
        asked.put("answer", answer);
        output.document(asked);
        output.line(answer);
        return ExitCode.PASSED;
    }

    /**
     * Sends an update and waits for what the run makes of it.
     *
     * @return the run's answer in words
     * @throws CommandException bad input, when there is no such run or it refuses
     */
    private static String send(Settings settings, RunArgument run, String update, Object ask) {
        try (TemporalConnection temporal = TemporalConnection.open(settings)) {
            return TemporalConnection.run(temporal.client(), run.workflowId(), run.runId())
                    .update(update, String.class, ask);
        } catch (WorkflowNotFoundException missing) {
            throw CommandException.badInput(
                    "unknown-run",
                    "there is no run " + run.workflowId() + " that goes on",
                    "`drillbook runs` lists them; a run that has ended takes no orders");
        } catch (WorkflowUpdateException refused) {
            String why = refused.getCause() instanceof ApplicationFailure failure
                    ? failure.getOriginalMessage()
                    : String.valueOf(refused.getMessage());
            throw CommandException.badInput(
                    "refused-by-run", run.workflowId() + ": " + why, "`drillbook show` tells how the run stands");
        }
    }

    /** Who asks, as this program sees it; not proven. */
    static String user() {
        return System.getProperty("user.name", "unknown");
    }
}
