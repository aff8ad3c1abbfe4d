package io.drillbook.worker.cli;

import io.drillbook.runbooks.call.RunIdentity;
import io.drillbook.runbooks.call.StartProof;
import io.drillbook.runbooks.plan.Plan;
import io.drillbook.worker.assembly.RunbookStarter;
import io.drillbook.worker.assembly.TemporalConnection;
import io.drillbook.worker.settings.Settings;
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

    @Option(names = "--trigger", paramLabel = "WORD", defaultValue = StartedRun.PERSON, hidden = true)
    private String trigger = StartedRun.PERSON;

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
            return new StartedRun(settings, output)
                    .tell(temporal.client(), plan.definition().title(), run, detach);
        }
    }
}
