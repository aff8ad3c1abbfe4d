package io.drillbook.drills.cli;

import io.drillbook.drills.demo.Demo;
import io.drillbook.worker.cli.Output;
import io.drillbook.worker.settings.Settings;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The main job on real servers. */
@Command(
        name = "demo",
        description = {
            "Back up a real PostgreSQL cluster and prove by a measured restore that the backup is good.",
            "The lab, Temporal and a worker are up already when this begins; the launcher sees to that."
        },
        mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
    private final Settings settings;

    @Mixin
    private final Output output = new Output();

    DemoCommand(Settings settings) {
        this.settings = settings;
    }

    @Override
    public Integer call() throws InterruptedException {
        return new Demo(settings, output).run();
    }
}
