package io.drillbook.worker.cli;

import io.drillbook.worker.assembly.LockClient;
import io.drillbook.worker.assembly.TemporalConnection;
import io.drillbook.worker.exit.CommandException;
import io.drillbook.worker.exit.ExitCode;
import io.drillbook.worker.settings.Settings;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Releases a target from quarantine. */
@Command(
        name = "release",
        description = {
            "Release a target from quarantine, after a run on it ended abnormally.",
            "Look at the target first: acts of that run may have been left half done."
        },
        mixinStandardHelpOptions = true)
final class ReleaseCommand implements Callable<Integer> {
    private final Settings settings;

    @Mixin
    private final Output output = new Output();

    @Parameters(index = "0", paramLabel = "TARGET", description = "name of the target, as `drillbook status` shows it")
    private String target = "";

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "why it is safe; it is recorded")
    private String reason = "";

    ReleaseCommand(Settings settings) {
        this.settings = settings;
    }

    @Override
    public Integer call() {
        if (reason.isBlank()) {
            throw CommandException.badInput("no-reason", "--reason is empty", "say why the target is safe again");
        }
        try (TemporalConnection temporal = TemporalConnection.open(settings)) {
            new LockClient(temporal.client()).release(target, System.getProperty("user.name", "unknown"), reason);
        }
        Map<String, Object> released = new LinkedHashMap<>();
        released.put("target", target);
        released.put("released", true);
        output.document(released);
        output.line(target + " is released from quarantine");
        return ExitCode.PASSED;
    }
}
