package io.drillbook.worker.cli;

import io.drillbook.runbooks.action.ActionCatalog;
import io.drillbook.runbooks.action.ActionReference;
import io.drillbook.runbooks.action.ActionSignature;
import io.drillbook.runbooks.problem.NearestName;
import io.drillbook.worker.exit.CommandException;
import io.drillbook.worker.exit.ExitCode;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Prints the action reference, made from the actions' own records. */
@Command(
        name = "actions",
        description = "Print the reference of all actions, or of one.",
        mixinStandardHelpOptions = true)
final class ActionsCommand implements Callable<Integer> {
    @Mixin
    private final Output output = new Output();

    @Parameters(paramLabel = "ACTION", arity = "0..1", description = "only this action")
    private Optional<String> wanted = Optional.empty();

    @Override
    public Integer call() {
        ActionCatalog catalog = ActionCatalog.load();
        ActionCatalog shown = wanted.isPresent() ? ActionCatalog.of(List.of(one(catalog, wanted.get()))) : catalog;
        output.document(ActionReference.json(shown));
        output.line(ActionReference.markdown(shown));
        return ExitCode.PASSED;
    }

    private static ActionSignature one(ActionCatalog catalog, String name) {
        return catalog.find(name)
                .orElseThrow(() -> CommandException.badInput(
                        "unknown-action",
                        "there is no action " + name,
                        NearestName.of(name, catalog.names())
                                .map(near -> "did you mean " + near + "?")
                                .orElse("`drillbook actions` prints all of them")));
    }
}
