package io.drillbook.drills.cli;

import io.drillbook.worker.cli.Drillbook;
import io.drillbook.worker.settings.Settings;
import java.util.Map;
import java.util.function.Function;

/** The program with the commands that need the lab. */
public final class DrillbookWithLab {
    private DrillbookWithLab() {}

    /** Runs a command and exits with its code. */
    public static void main(String[] arguments) {
        Map<String, Function<Settings, Object>> commands = Drillbook.commands();
        commands.put("lab", settings -> new LabCommand());
        commands.put("demo", DemoCommand::new);
        commands.put("bench", BenchCommand::new);
        System.exit(Drillbook.run(commands, arguments));
    }
}
