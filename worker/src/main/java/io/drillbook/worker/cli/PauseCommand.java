package io.drillbook.worker.cli;

import io.drillbook.runbooks.call.PauseAsk;
import io.drillbook.worker.settings.Settings;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Holds a run. */
@Command(
        name = "pause",
        description = {
            "Hold a run: acts in hand go on to their end, and nothing else begins until `drillbook resume`.",
            "Time limits go on. `drillbook cancel` works on a paused run as on any other."
        },
        mixinStandardHelpOptions = true)
final class PauseCommand implements Callable<Integer> {
    private final Settings settings;

    @Mixin
    private final Output output = new Output();

    @Mixin
    private final RunArgument run = new RunArgument();

    @Option(names = "--reason", paramLabel = "TEXT", description = "why; it goes into the run's record")
    private String reason = "";

    PauseCommand(Settings settings) {
        this.settings = settings;
    }

    @Override
    public Integer call() {
        return RunAsk.order(settings, run, output, PauseAsk.UPDATE, new PauseAsk(RunAsk.user(), reason, true));
    }
}
