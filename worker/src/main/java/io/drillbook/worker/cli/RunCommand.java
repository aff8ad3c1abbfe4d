package io.drillbook.worker.cli;

import io.drillbook.runbooks.call.RunIdentity;
import io.drillbook.runbooks.call.StartProof;
import io.drillbook.runbooks.plan.Plan;
import io.drillbook.worker.assembly.RunbookStarter;
import io.drillbook.worker.assembly.TemporalConnection;
import io.drillbook.worker.exit.ExitCode;
import io.drillbook.worker.report.RunFollower;
import io.drillbook.worker.settings.Settings;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Starts a run and follows it to its end. */
@Command(
        name = "run",
        description = {
            "Start a runbook and follow the run until it ends.",
            "Closing the terminal does not stop the run; `drillbook watch` picks it up."
        },
        mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
    private final Settings settings;

    @Mixin
    private final Output output = new Output();

    @Mixin
    private final RunbookInputs inputs = new RunbookInputs();

    @Mixin
    private final StartProofs proofs = new StartProofs();

    @Option(names = "--detach", description = "start the run and return at once")
    private boolean detach;

    @Option(
            names = "--key",
            paramLabel = "TEXT",
            description = "starts with the same key join one run as long as it goes on")
    private Optional<String> key = Optional.empty();

    @Option(names = "--trigger", paramLabel = "WORD", defaultValue = "person", hidden = true)
    private String trigger = "person";

    RunCommand(Settings settings) {
        this.settings = settings;
    }

    @Override
    public Integer call() throws InterruptedException {
        Plan plan = inputs.bind(settings);
        try (TemporalConnection temporal = TemporalConnection.open(settings)) {
            String id = RunbookStarter.workflowId(plan, key);
            Optional<StartProof> proof = proofs.of(plan, trigger, id, inputs.signature(settings));
            RunIdentity run =
                    new RunbookStarter(temporal.client(), settings).start(plan, trigger, proofs.starter(), id, proof);
            String link = settings.link(run.workflowId(), run.firstRunId());
            output.progress(plan.definition().title() + ": " + run.workflowId());
            output.progress("  " + link);
            if (detach) {
                Map<String, Object> started = new LinkedHashMap<>();
                started.put("run", run.workflowId());
                started.put("run_id", run.firstRunId());
                started.put("link", link);
                output.document(started);
                output.line("watch it with: drillbook watch " + run.workflowId());
                return ExitCode.PASSED;
            }
            return new RunFollower(temporal.client(), settings, output::progress)
                    .follow(run.workflowId(), Optional.of(run.firstRunId()))
                    .finish(output::line, output::document);
        }
    }
}
