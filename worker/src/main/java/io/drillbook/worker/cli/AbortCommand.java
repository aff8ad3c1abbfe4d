package io.drillbook.worker.cli;

import io.drillbook.runbooks.call.StepDecision;
import io.drillbook.worker.settings.Settings;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lets a failed step fail. */
@Command(
        name = "abort",
        description = {
            "Let a failed step fail that waits for a person (on_failure: hold):",
            "what the run has done is taken back, and the run ends as failed."
        },
        mixinStandardHelpOptions = true)
final class AbortCommand implements Callable<Integer> {
    private final Settings settings;

    @Mixin
    private final Output output = new Output();

    @Mixin
    private final RunArgument run = new RunArgument();

    @Option(
            names = "--step",
            paramLabel = "STEP",
            description = "id or path of the step; needed only when several wait")
    private Optional<String> step = Optional.empty();

    @Option(names = "--reason", paramLabel = "TEXT", description = "why; it goes into the run's record")
    private String reason = "";

    AbortCommand(Settings settings) {
        this.settings = settings;
    }

    @Override
    public Integer call() {
        StepDecision decision = new StepDecision(step, StepDecision.Choice.ABORT, RunAsk.user(), reason);
        return RunAsk.order(settings, run, output, StepDecision.UPDATE, decision);
    }
}
