package io.drillbook.worker.cli;

import io.drillbook.runbooks.RunbookCompiler;
import io.drillbook.runbooks.action.ActionCatalog;
import io.drillbook.runbooks.problem.Problem;
import io.drillbook.runbooks.problem.Problem.Severity;
import io.drillbook.worker.assembly.TextFile;
import io.drillbook.worker.exit.ExitCode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Checks runbooks without connecting to anything. */
@Command(
        name = "lint",
        description = "Check runbooks; every problem with its line and column, nothing is connected to.",
        mixinStandardHelpOptions = true)
final class LintCommand implements Callable<Integer> {
    @Mixin
    private final Output output = new Output();

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "runbook files")
    private final List<Path> files = new ArrayList<>();

    @Override
    public Integer call() {
        ActionCatalog catalog = ActionCatalog.load();
        List<Problem> problems = new ArrayList<>();
        for (Path file : files) {
            problems.addAll(RunbookCompiler.compile(TextFile.read(file, "runbook"), catalog)
                    .problems());
        }
        Failures.problems(output, problems.stream().sorted().toList());
        long errors = problems.stream()
                .filter(problem -> problem.severity() == Severity.ERROR)
                .count();
        if (errors == 0) {
            output.line(files.size() == 1 ? files.getFirst() + ": good" : files.size() + " runbooks, all good");
            return ExitCode.PASSED;
        }
        output.line(errors == 1 ? "1 error" : errors + " errors");
        return ExitCode.BAD_INPUT;
    }
}
