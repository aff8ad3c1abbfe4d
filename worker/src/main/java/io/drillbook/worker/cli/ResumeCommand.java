package io.drillbook.worker.cli;

import io.drillbook.runbooks.call.PauseAsk;
import io.drillbook.worker.settings.Settings;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lets a paused run go on. */
@Command(
        name = "resume",
        description = {"Let a paused run go on."},
        mixinStandardHelpOptions = true)
final class ResumeCommand implements Callable<Integer> {
    private final Settings settings;

    @Mixin
    private final Output output = new Output();

    @Mixin
    private final RunArgument run = new RunArgument();

    @Option(names = "--reason", paramLabel = "TEXT", description = "why; it goes into the run's record")
    private String reason = "";

    ResumeCommand(Settings settings) {
        this.settings = settings;
    }

    @Override
    public Integer call() {
        return RunAsk.order(settings, run, output, PauseAsk.UPDATE, new PauseAsk(RunAsk.user(), reason, false));
    }
}
