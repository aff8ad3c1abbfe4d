package io.drillbook.worker.cli;

import io.drillbook.runbooks.action.ActionCatalog;
import io.drillbook.runbooks.source.SourceText;
import io.drillbook.worker.assembly.RunbookLibrary;
import io.drillbook.worker.assembly.RunbookTests;
import io.drillbook.worker.assembly.RunbookTests.Tested;
import io.drillbook.worker.assembly.TextFile;
import io.drillbook.worker.exit.CommandException;
import io.drillbook.worker.exit.ExitCode;
import io.drillbook.worker.report.JunitReport;
import io.drillbook.worker.report.TestReport;
import io.drillbook.worker.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Plays the cases of test files. */
@Command(
        name = "test",
        description = {
            "Test runbooks by the NAME.test.yaml beside each: what a run is given, what its acts do, what must come of it.",
            "Nothing is connected to; time is skipped."
        },
        mixinStandardHelpOptions = true)
final class TestCommand implements Callable<Integer> {
    private final Settings settings;

    @Mixin
    private final Output output = new Output();

    @Parameters(
            paramLabel = "RUNBOOK",
            arity = "0..*",
            description = "names in the library, or paths of .yaml files; without any, the whole library")
    private final List<String> runbooks = new ArrayList<>();

    @Option(names = "--junit", paramLabel = "FILE", description = "write the result as JUnit XML, too")
    private Optional<Path> junit = Optional.empty();

    @Option(names = "--full-coverage", description = "fail when a step or a branch is in no case")
    private boolean fullCoverage;

    TestCommand(Settings settings) {
        this.settings = settings;
    }

    @Override
    public Integer call() {
        RunbookTests tests = new RunbookTests(ActionCatalog.load());
        List<Tested> all = new ArrayList<>();
        for (SourceText runbook : chosen()) {
            Tested tested = tests.test(runbook);
            all.add(tested);
            TestReport.lines(tested).forEach(output::line);
            Output.table(TestReport.coverage(tested)).forEach(output::line);
        }
        output.line(TestReport.summary(all));
        output.document(TestReport.document(all));
        junit.ifPresent(file -> write(file, JunitReport.of(all)));
        boolean covered = !fullCoverage
                || all.stream().allMatch(tested -> tested.coverage().full());
        return TestReport.failed(all) == 0 && covered ? ExitCode.PASSED : ExitCode.FAILED;
    }

    private List<SourceText> chosen() {
        RunbookLibrary library = new RunbookLibrary(settings.library());
        if (!runbooks.isEmpty()) {
            return runbooks.stream()
                    .map(name -> library.find(RunbookTests.tested(name), Optional.empty()))
                    .toList();
        }
        List<Path> files = library.files();
        if (files.isEmpty()) {
            throw CommandException.badInput(
                    "empty-library",
                    "there is no runbook in " + settings.library(),
                    "name a runbook's file: drillbook test path/to/runbook.yaml");
        }
        return files.stream().map(file -> TextFile.read(file, "runbook")).toList();
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException unwritable) {
            throw CommandException.badInput(
                    "unwritable-file",
                    file + " cannot be written: " + unwritable.getMessage(),
                    "look at its folder, owner and mode");
        }
    }
}
