package io.drillbook.worker.cli;

import io.drillbook.runbooks.call.SignedText;
import io.drillbook.runbooks.inventory.Inventory;
import io.drillbook.runbooks.plan.Plan;
import io.drillbook.runbooks.source.SourceText;
import io.drillbook.worker.assembly.InventoryFile;
import io.drillbook.worker.assembly.PlanMaker;
import io.drillbook.worker.assembly.RunbookLibrary;
import io.drillbook.worker.assembly.SignedFile;
import io.drillbook.worker.exit.CommandException;
import io.drillbook.worker.settings.Settings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The arguments that {@code plan} and {@code run} share: a runbook, its inputs, the inventory. */
final class RunbookInputs {
    @Parameters(index = "0", paramLabel = "RUNBOOK", description = "name in the library, or path of a .yaml file")
    private String runbook = "";

    @Option(
            names = {"-i", "--input"},
            paramLabel = "NAME=VALUE",
            description = "an input of the runbook; repeat it for more")
    private List<String> inputs = new ArrayList<>();

    @Option(names = "--inventory", paramLabel = "FILE", description = "inventory file (default: $DRILLBOOK_INVENTORY)")
    private Optional<Path> inventory = Optional.empty();

    /**
     * Compiles and binds.
     *
     * @throws io.drillbook.runbooks.problem.ProblemsException with all problems of the runbook, the inventory or the inputs
     */
    Plan bind(Settings settings) {
        Inventory known = InventoryFile.read(inventory.orElse(settings.inventory()));
        return PlanMaker.make(new RunbookLibrary(settings.library()), runbook, known, given());
    }

    /** The signature that lies beside the runbook's text. */
    Optional<SignedText> signature(Settings settings) {
        Inventory known = InventoryFile.read(inventory.orElse(settings.inventory()));
        SourceText source = PlanMaker.source(new RunbookLibrary(settings.library()), runbook, known, given());
        return SignedFile.find(SignedFile.beside(Path.of(source.name())));
    }

    private SortedMap<String, String> given() {
        SortedMap<String, String> given = new TreeMap<>();
        for (String input : inputs) {
            int equals = input.indexOf('=');
            if (equals < 1) {
                throw CommandException.badInput(
                        "bad-input-argument", "--input " + input + " has no name", "write --input name=value");
            }
            if (given.put(input.substring(0, equals), input.substring(equals + 1)) != null) {
                throw CommandException.badInput(
                        "input-twice",
                        "the input " + input.substring(0, equals) + " is given twice",
                        "give each input once");
            }
        }
        return given;
    }
}
