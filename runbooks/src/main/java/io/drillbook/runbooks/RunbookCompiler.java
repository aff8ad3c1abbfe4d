package io.drillbook.runbooks;

import io.drillbook.runbooks.action.ActionCatalog;
import io.drillbook.runbooks.check.Checks;
import io.drillbook.runbooks.json.Digests;
import io.drillbook.runbooks.model.Runbook;
import io.drillbook.runbooks.model.Shapes;
import io.drillbook.runbooks.parse.RunbookParser;
import io.drillbook.runbooks.plan.Definition;
import io.drillbook.runbooks.problem.Problem;
import io.drillbook.runbooks.problem.ProblemList;
import io.drillbook.runbooks.source.SourceText;
import io.drillbook.runbooks.typing.RunbookTyper;
import io.drillbook.runbooks.typing.RunbookTyper.TypedRunbook;
import io.drillbook.runbooks.yaml.YamlDocument;
import io.drillbook.runbooks.yaml.YamlReader;
import java.util.List;
import java.util.Optional;

/**
 * The front door of the language: text in, definition or problems out. It knows the actions of the catalogue it is
 * given and nothing of any target; it opens no file and no connection.
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

    /** Compiles a runbook. All problems of the text come at once; nothing in the text makes this throw. */
    public static Compiled compile(SourceText source, ActionCatalog catalog) {
        ProblemList problems = new ProblemList(source.name());
        Optional<Runbook> runbook = parse(source, problems);
        if (runbook.isEmpty()) {
            return new Compiled(Optional.empty(), problems.sorted());
        }
        TypedRunbook typed = RunbookTyper.type(runbook.get(), catalog, problems);
        Checks.check(runbook.get(), catalog, problems);
        return problems.hasErrors()
                ? new Compiled(Optional.empty(), problems.sorted())
                : new Compiled(Optional.of(definition(source, runbook.get().header(), typed)), problems.sorted());
    }

    /** All problems of a runbook, as {@link #compile} tells them, without the definition. */
    public static List<Problem> check(SourceText source, ActionCatalog catalog) {
        ProblemList problems = new ProblemList(source.name());
        parse(source, problems).ifPresent(runbook -> {
            RunbookTyper.check(runbook, catalog, problems);
            Checks.check(runbook, catalog, problems);
        });
        return problems.sorted();
    }

    private static Optional<Runbook> parse(SourceText source, ProblemList problems) {
        YamlDocument document = YamlReader.read(source);
        problems.addAll(document.problems());
        return document.root().flatMap(root -> RunbookParser.parse(root, problems));
    }

    private static Definition definition(SourceText source, Runbook.Header header, TypedRunbook typed) {
        return new Definition(
                Shapes.LANGUAGE,
                header.engine() + "." + header.name(),
                header.title(),
                header.kind(),
                header.engine(),
                header.owner(),
                typed.objectives(),
                typed.inputs(),
                typed.guard().orElseThrow(),
                typed.steps(),
                typed.finallySteps(),
                typed.outputs(),
                typed.output(),
                typed.signatures(),
                VERSION,
                Digests.sha256(source.text()));
    }
}
