package io.drillbook.worker.cli;

import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Names one run. */
final class RunArgument {
    @Parameters(index = "0", paramLabel = "RUN", description = "id of the run, as `drillbook runs` shows it")
    private String workflowId = "";

    @Option(
            names = "--run-id",
            paramLabel = "ID",
            description = "one of several runs with the same id (default: the newest)")
    private Optional<String> runId = Optional.empty();

    String workflowId() {
        return workflowId;
    }

    Optional<String> runId() {
        return runId;
    }
}
