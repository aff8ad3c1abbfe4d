package io.drillbook.runbooks;

import io.drillbook.runbooks.action.ActionCatalog;
import io.drillbook.runbooks.plan.Definition;
import io.drillbook.runbooks.problem.Problem;
import io.drillbook.runbooks.problem.ProblemList;
import io.drillbook.runbooks.source.RunbookTexts;
import io.drillbook.runbooks.source.SourceText;
import java.util.List;
import java.util.Optional;

/**
 * The front door of the language: text in, definition or problems out. It knows the actions of the catalogue it is
 * given and nothing of any target; it opens no file and no connection. Texts of called runbooks come from whoever
 * asks.
 */
public final class RunbookCompiler {
    /** Stands in every definition, so that a record says what compiled it. */
    public static final String VERSION = "0.1.0";

    private RunbookCompiler() {}

    /**
     * What became of a text.
     *
     * @param definition absent when there is an error
     * @param problems all that there is to say, in the order of the file; only warnings when there is a definition
     */
    public record Compiled(Optional<Definition> definition, List<Problem> problems) {
        public Compiled {
            problems = List.copyOf(problems);
        }
    }

    /** Compiles a runbook that calls no other. */
    public static Compiled compile(SourceText source, ActionCatalog catalog) {
        return compile(source, catalog, RunbookTexts.NONE);
    }

    /**
     * Compiles a runbook. All problems of the text come at once; nothing in the text makes this throw.
     *
     * @param texts of the runbooks it may call
     */
    public static Compiled compile(SourceText source, ActionCatalog catalog, RunbookTexts texts) {
        ProblemList problems = new ProblemList(source.name());
        Optional<Definition> definition = new Compilation(catalog, texts, true).compile(source, problems);
        return new Compiled(definition, problems.sorted());
    }

    /** All problems of a runbook, as {@link #compile} tells them, without the definition. */
    public static List<Problem> check(SourceText source, ActionCatalog catalog, RunbookTexts texts) {
        ProblemList problems = new ProblemList(source.name());
        Optional<Definition> unused = new Compilation(catalog, texts, false).compile(source, problems);
        return problems.sorted();
    }
}
