package io.drillbook.worker.cli;

import io.drillbook.runbooks.call.RunIdentity;
import io.drillbook.worker.exit.ExitCode;
import io.drillbook.worker.report.RunFollower;
import io.drillbook.worker.settings.Settings;
import io.temporal.client.WorkflowClient;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What a command says of a run that it has started. */
final class StartedRun {
    /** A run that a person started at a terminal. */
    static final String PERSON = "person";

    private final Settings settings;
    private final Output output;

    StartedRun(Settings settings, Output output) {
        this.settings = settings;
        this.output = output;
    }

    /**
     * Follows the run to its end, or says how to.
     *
     * @return the exit code
     */
    int tell(WorkflowClient client, String title, RunIdentity run, boolean detach) throws InterruptedException {
        String link = settings.link(run.workflowId(), run.firstRunId());
        output.progress(title + ": " + run.workflowId());
        output.progress("  " + link);
        if (!detach) {
            return new RunFollower(client, settings, output::progress)
                    .follow(run.workflowId(), Optional.of(run.firstRunId()))
                    .finish(output::line, output::document);
        }
        Map<String, Object> started = new LinkedHashMap<>();
        started.put("run", run.workflowId());
        started.put("run_id", run.firstRunId());
        started.put("link", link);
        output.document(started);
        output.line("watch it with: drillbook watch " + run.workflowId());
        return ExitCode.PASSED;
    }
}
