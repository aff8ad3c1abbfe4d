package io.drillbook.worker.cli;

import io.drillbook.worker.assembly.TemporalConnection;
import io.drillbook.worker.report.RunFollower;
import io.drillbook.worker.settings.Settings;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Follows a run that goes on already. */
@Command(name = "watch", description = "Follow a run until it ends.", mixinStandardHelpOptions = true)
final class WatchCommand implements Callable<Integer> {
    private final Settings settings;

    @Mixin
    private final Output output = new Output();

    @Mixin
    private final RunArgument run = new RunArgument();

    WatchCommand(Settings settings) {
        this.settings = settings;
    }

    @Override
    public Integer call() throws InterruptedException {
        try (TemporalConnection temporal = TemporalConnection.open(settings)) {
            return new RunFollower(temporal.client(), settings, output::progress)
                    .follow(run.workflowId(), run.runId())
                    .finish(output::line, output::document);
        }
    }
}
