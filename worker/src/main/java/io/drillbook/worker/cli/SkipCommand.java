package io.drillbook.worker.cli;

import io.drillbook.runbooks.call.StepDecision;
import io.drillbook.worker.settings.Settings;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Goes on without a failed step. */
@Command(
        name = "skip",
        description = {
            "Go on without a failed step that waits for a person (on_failure: hold).",
            "What the step would have given is absent then."
        },
        mixinStandardHelpOptions = true)
final class SkipCommand implements Callable<Integer> {
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

    @Option(
            names = "--reason",
            paramLabel = "TEXT",
            required = true,
            description = "why; it goes into the run's record")
    private String reason = "";

    SkipCommand(Settings settings) {
        this.settings = settings;
    }

    @Override
    public Integer call() {
        StepDecision decision = new StepDecision(step, StepDecision.Choice.SKIP, RunAsk.user(), reason);
        return RunAsk.order(settings, run, output, StepDecision.UPDATE, decision);
    }
}
