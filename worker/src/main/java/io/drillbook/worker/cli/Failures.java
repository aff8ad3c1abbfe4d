package io.drillbook.worker.cli;

import io.drillbook.runbooks.problem.Problem;
import io.drillbook.runbooks.problem.ProblemsException;
import io.drillbook.worker.exit.CommandException;
import io.drillbook.worker.exit.ExitCode;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** How every failure of a command reaches the user: a message, a hint and an exit code, never a stack trace. */
final class Failures {
    private Failures() {}

    static int wrongUsage(ParameterException problem, String[] arguments) {
        CommandLine line = problem.getCommandLine();
        System.err.println("drillbook: " + problem.getMessage());
        if (!UnmatchedArgumentException.printSuggestions(problem, line.getErr())) {
            System.err.println("  hint: " + line.getCommandSpec().qualifiedName() + " --help");
        }
        line.getErr().flush();
        return ExitCode.BAD_INPUT;
    }

    static int failed(Exception problem, CommandLine line, ParseResult parsed) {
        return tell(problem, output(line.getCommandSpec()));
    }

    /** Tells one failure; gives the exit code. */
    static int tell(Exception problem, Output output) {
        return switch (problem) {
            case CommandException known -> {
                output.failure(
                        known.code(),
                        String.valueOf(known.getMessage()),
                        known.hint().orElse(""));
                yield known.exitCode();
            }
            case ProblemsException problems -> {
                problems(output, problems.problems());
                yield ExitCode.BAD_INPUT;
            }
            default -> {
                logger().error("a command failed", problem);
                output.failure(
                        "internal-error",
                        "this is our fault: " + problem.getClass().getSimpleName() + " in " + place(problem),
                        "run again with DRILLBOOK_LOG=debug for the whole story, and report it");
                yield ExitCode.OUR_FAULT;
            }
        };
    }

    /** Prints problems: one text each, or one document with all. */
    static void problems(Output output, List<Problem> problems) {
        if (output.json()) {
            output.document(Map.of("problems", problems));
        } else {
            problems.forEach(System.err::println);
        }
    }

    private static Output output(CommandSpec spec) {
        return spec.mixins().containsKey("output")
                ? (Output) spec.mixins().get("output").userObject()
                : new Output();
    }

    private static String place(Exception problem) {
        StackTraceElement[] trace = problem.getStackTrace();
        return trace.length == 0 ? "an unknown place" : trace[0].toString();
    }

    private static Logger logger() {
        return LoggerFactory.getLogger(Failures.class);
    }
}
