package io.drillbook.worker.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@link Lint} with its options. */
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
        return Lint.run(files, output);
    }
}
