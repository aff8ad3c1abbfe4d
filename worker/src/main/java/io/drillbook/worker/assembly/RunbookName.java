package io.drillbook.worker.assembly;

import io.drillbook.runbooks.RunbookCompiler;
import io.drillbook.runbooks.action.ActionCatalog;
import io.drillbook.runbooks.plan.Definition;
import io.drillbook.runbooks.problem.ProblemsException;
import io.drillbook.runbooks.source.SourceText;

/** What a text calls itself. */
public final class RunbookName {
    private RunbookName() {}

    /**
     * Engine and name of a runbook.
     *
     * @throws ProblemsException when it does not compile: a text with mistakes is nobody's to sign
     */
    public static String of(SourceText source) {
        RunbookCompiler.Compiled compiled = RunbookCompiler.compile(source, ActionCatalog.load());
        return compiled.definition()
                .map(Definition::runbook)
                .orElseThrow(() -> new ProblemsException(compiled.problems()));
    }
}
