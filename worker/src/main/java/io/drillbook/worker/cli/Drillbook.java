package io.drillbook.worker.cli;

import io.drillbook.worker.exit.CommandException;
import io.drillbook.worker.settings.Settings;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;

/** The program. Each command is made only when it is asked for, so that a quick one loads nothing it does not need. */
public final class Drillbook {
    private Drillbook() {}

    /** Runs a command and exits with its code. */
    public static void main(String[] arguments) {
        Lint.plain(arguments).ifPresent(Drillbook::halt);
        System.exit(run(commands(), arguments));
    }

    /** Ends at once. The usual exit first looks for a logger in every jar, longer than a check of a runbook takes. */
    private static void halt(int code) {
        System.out.flush();
        System.err.flush();
        Runtime.getRuntime().halt(code);
    }

    /** The product's commands by name, in the order of the help. */
    public static Map<String, Function<Settings, Object>> commands() {
        Map<String, Function<Settings, Object>> commands = new LinkedHashMap<>();
        commands.put("new", settings -> new NewCommand());
        commands.put("lint", settings -> new LintCommand());
        commands.put("plan", PlanCommand::new);
        commands.put("test", TestCommand::new);
        commands.put("actions", settings -> new ActionsCommand());
        commands.put("schema", settings -> new SchemaCommand());
        commands.put("prepare", PrepareCommand::new);
        commands.put("run", RunCommand::new);
        commands.put("runs", RunsCommand::new);
        commands.put("show", ShowCommand::new);
        commands.put("watch", WatchCommand::new);
        commands.put("consent", ConsentCommand::new);
        commands.put("answer", AnswerCommand::new);
        commands.put("sign", SignCommand::new);
        commands.put("standing", StandingCommand::new);
        commands.put("pause", PauseCommand::new);
        commands.put("resume", ResumeCommand::new);
        commands.put("skip", SkipCommand::new);
        commands.put("retry", RetryCommand::new);
        commands.put("abort", AbortCommand::new);
        commands.put("cancel", CancelCommand::new);
        commands.put("release", ReleaseCommand::new);
        commands.put("status", StatusCommand::new);
        commands.put("calendar", settings -> new CalendarCommand());
        commands.put("evidence", settings -> new EvidenceCommand());
        commands.put("worker", WorkerCommand::new);
        return commands;
    }

    /** Runs one of these commands; gives the exit code. */
    public static int run(Map<String, Function<Settings, Object>> commands, String... arguments) {
        Settings settings;
        try {
            settings = Settings.read(System.getenv());
        } catch (CommandException problem) {
            return Failures.tell(problem, new Output());
        }
        CommandLine line = new CommandLine(CommandSpec.forAnnotatedObject(new Program()));
        String first = arguments.length == 0 ? "" : arguments[0];
        if (commands.containsKey(first)) {
            line.addSubcommand(first, commands.get(first).apply(settings));
        } else {
            commands.forEach((name, command) -> line.addSubcommand(name, command.apply(settings)));
        }
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setParameterExceptionHandler(Failures::wrongUsage);
        line.setExecutionExceptionHandler(Failures::failed);
        return line.execute(arguments);
    }

    @Command(
            name = "drillbook",
            description = "Runbooks that prove themselves.",
            mixinStandardHelpOptions = true,
            version = "drillbook 0.1.0",
            synopsisSubcommandLabel = "COMMAND",
            footer = {
                "",
                "Exit codes: 0 passed, 1 failed, 2 unknown, 3 bad input, 4 a needed service is not there, 70 our own"
                        + " fault."
            })
    private static final class Program implements Runnable {
        @CommandLine.Spec
        private @org.jspecify.annotations.Nullable CommandSpec spec;

        @Override
        public void run() {
            if (spec != null) {
                spec.commandLine().usage(System.out);
            }
        }
    }
}
