package io.drillbook.worker.cli;

import io.drillbook.runbooks.call.StepDecision;
import io.drillbook.worker.settings.Settings;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Tries a failed step again. */
@Command(
        name = "retry",
        description = {"Try a failed step again that waits for a person (on_failure: hold)."},
        mixinStandardHelpOptions = true)
final class RetryCommand implements Callable<Integer> {
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

    RetryCommand(Settings settings) {
        this.settings = settings;
    }

    @Override
    public Integer call() {
        StepDecision decision = new StepDecision(step, StepDecision.Choice.RETRY, RunAsk.user(), reason);
        return RunAsk.order(settings, run, output, StepDecision.UPDATE, decision);
    }
}
