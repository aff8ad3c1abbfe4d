package io.drillbook.worker.assembly;

import io.drillbook.runbooks.RunbookCompiler;
import io.drillbook.runbooks.action.ActionCatalog;
import io.drillbook.runbooks.plan.Definition;
import io.drillbook.runbooks.problem.ProblemsException;
import io.drillbook.runbooks.source.SourceText;

/** What a person stands for who signs a runbook. */
public final class SignableText {
    private SignableText() {}

    /**
     * What a runbook's text, and those of the runbooks it calls, come to.
     *
     * @throws ProblemsException when it does not compile: a text with mistakes is nobody's to sign
     */
    public static Definition of(SourceText source) {
        RunbookCompiler.Compiled compiled =
                RunbookCompiler.compile(source, ActionCatalog.load(), TextsBeside.of(source));
        return compiled.definition().orElseThrow(() -> new ProblemsException(compiled.problems()));
    }
}
