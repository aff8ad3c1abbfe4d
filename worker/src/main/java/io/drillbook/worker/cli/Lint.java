package io.drillbook.worker.cli;

import io.drillbook.runbooks.RunbookCompiler;
import io.drillbook.runbooks.action.ActionCatalog;
import io.drillbook.runbooks.problem.Problem;
import io.drillbook.runbooks.problem.Problem.Severity;
import io.drillbook.runbooks.source.SourceText;
import io.drillbook.worker.assembly.TextFile;
import io.drillbook.worker.assembly.TextsBeside;
import io.drillbook.worker.exit.ExitCode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Checks runbooks without connecting to anything. An editor or a hook asks for it at every save, so it starts quickly:
 * nothing is loaded here that a check does not need.
 */
final class Lint {
    private Lint() {}

    /**
     * {@code lint FILE...} as it is mostly written, without an option: done without the reader of command lines, which
     * takes longer to load than a check. Everything else, and every wrong usage, is the reader's.
     *
     * @return the exit code; empty when the arguments are not such a call
     */
    static Optional<Integer> plain(String... arguments) {
        if (arguments.length < 2 || !arguments[0].equals("lint")) {
            return Optional.empty();
        }
        List<Path> files = new ArrayList<>();
        for (int at = 1; at < arguments.length; at++) {
            // An option, or a file of arguments.
            if (arguments[at].isEmpty() || arguments[at].startsWith("-") || arguments[at].startsWith("@")) {
                return Optional.empty();
            }
            files.add(Path.of(arguments[at]));
        }
        Output output = new Output();
        try {
            return Optional.of(run(files, output));
        } catch (RuntimeException problem) {
            return Optional.of(Failures.tell(problem, output));
        }
    }

    /** Checks the files and says what is wrong in them; gives the exit code. */
    static int run(List<Path> files, Output output) {
        ActionCatalog catalog = ActionCatalog.load();
        List<Problem> problems = new ArrayList<>();
        for (Path file : files) {
            SourceText source = TextFile.read(file, "runbook");
            RunbookCompiler.check(source, catalog, TextsBeside.of(source)).stream()
                    .filter(problem -> !problems.contains(problem))
                    .forEach(problems::add);
        }
        Collections.sort(problems);
        Failures.problems(output, problems);
        int errors = 0;
        for (Problem problem : problems) {
            errors += problem.severity() == Severity.ERROR ? 1 : 0;
        }
        if (errors == 0) {
            output.line(files.size() == 1 ? files.getFirst() + ": good" : files.size() + " runbooks, all good");
            return ExitCode.PASSED;
        }
        output.line(errors == 1 ? "1 error" : errors + " errors");
        return ExitCode.BAD_INPUT;
    }
}
