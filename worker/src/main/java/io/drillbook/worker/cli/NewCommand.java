package io.drillbook.worker.cli;

import io.drillbook.runbooks.action.ActionCatalog;
import io.drillbook.worker.assembly.RunbookSkeleton;
import io.drillbook.worker.assembly.RunbookTests;
import io.drillbook.worker.exit.CommandException;
import io.drillbook.worker.exit.ExitCode;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes a runbook to begin with. */
@Command(
        name = "new",
        description = "Write a runbook to begin with, and a test for it; files that are there are left alone.",
        mixinStandardHelpOptions = true)
final class NewCommand implements Callable<Integer> {
    @Mixin
    private final Output output = new Output();

    @Parameters(index = "0", paramLabel = "ENGINE", description = "engine it works on, such as postgresql")
    private String engine = "";

    @Parameters(index = "1", paramLabel = "KIND", description = "backup, restore-test, drill, incident or maintenance")
    private String kind = "";

    @Parameters(index = "2", paramLabel = "NAME", description = "its name, such as daily-backup")
    private String name = "";

    @Option(names = "--folder", paramLabel = "FOLDER", description = "where to write (default: here)")
    private Path folder = Path.of("");

    @Override
    public Integer call() {
        RunbookSkeleton skeleton = RunbookSkeleton.of(engine, kind, name, ActionCatalog.load());
        Path runbook = folder.resolve(name + ".yaml");
        Path test = RunbookTests.beside(runbook);
        List.of(runbook, test).forEach(NewCommand::refuseExisting);
        write(runbook, skeleton.runbook());
        write(test, skeleton.test());
        output.document(Map.of("runbook", runbook.toString(), "test", test.toString()));
        output.line(runbook + ": the runbook");
        output.line(test + ": its test");
        output.line("next: drillbook lint " + runbook + ", drillbook test " + runbook);
        return ExitCode.PASSED;
    }

    private static void refuseExisting(Path file) {
        if (Files.exists(file)) {
            throw existing(file);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (FileAlreadyExistsException there) {
            throw existing(file);
        } catch (IOException unwritable) {
            throw CommandException.badInput(
                    "unwritable-file",
                    file + " cannot be written: " + unwritable.getMessage(),
                    "look at its folder, owner and mode");
        }
    }

    private static CommandException existing(Path file) {
        return CommandException.badInput(
                "file-exists", file + " is there already", "take another name, or another --folder");
    }
}
