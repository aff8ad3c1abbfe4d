package io.drillbook.worker.assembly;

import io.drillbook.runbooks.RunbookCompiler;
import io.drillbook.runbooks.RunbookCompiler.Compiled;
import io.drillbook.runbooks.action.ActionCatalog;
import io.drillbook.runbooks.inventory.Cluster;
import io.drillbook.runbooks.inventory.Inventory;
import io.drillbook.runbooks.plan.Binder;
import io.drillbook.runbooks.plan.Plan;
import io.drillbook.runbooks.problem.ProblemsException;
import io.drillbook.runbooks.source.SourceText;
import java.util.Optional;
import java.util.SortedMap;

/** From a runbook's name and inputs to a plan. */
public final class PlanMaker {
    private PlanMaker() {}

    /**
     * Finds, compiles and binds a runbook.
     *
     * @param inputs as texts, by name
     * @throws ProblemsException with all problems of the runbook, or of the inputs
     */
    public static Plan make(
            RunbookLibrary library, String runbook, Inventory inventory, SortedMap<String, String> inputs) {
        SourceText source = source(library, runbook, inventory, inputs);
        Compiled compiled = RunbookCompiler.compile(source, ActionCatalog.load(), TextsBeside.of(source));
        if (compiled.definition().isEmpty()) {
            throw new ProblemsException(compiled.problems());
        }
        return Binder.bind(compiled.definition().get(), inventory, inputs);
    }

    /**
     * Finds a runbook's text.
     *
     * @throws io.drillbook.worker.exit.CommandException bad input, when there is none or more than one
     */
    public static SourceText source(
            RunbookLibrary library, String runbook, Inventory inventory, SortedMap<String, String> inputs) {
        return library.find(runbook, engine(inventory, inputs));
    }

    /** The engine of the first input that names a cluster: it decides between runbooks of one name. */
    private static Optional<String> engine(Inventory inventory, SortedMap<String, String> inputs) {
        return inputs.values().stream()
                .flatMap(value -> Optional.ofNullable(inventory.clusters().get(value)).stream())
                .map(Cluster::engine)
                .findFirst();
    }
}
