package io.drillbook.worker.assembly;

import io.drillbook.runbooks.RunbookCompiler;
import io.drillbook.runbooks.RunbookCompiler.Compiled;
import io.drillbook.runbooks.action.ActionCatalog;
import io.drillbook.runbooks.cases.CaseReader;
import io.drillbook.runbooks.cases.TestCase;
import io.drillbook.runbooks.expression.Evaluator;
import io.drillbook.runbooks.plan.Definition;
import io.drillbook.runbooks.problem.ProblemsException;
import io.drillbook.runbooks.source.SourceText;
import io.drillbook.workflows.interpreter.Interpreter;
import io.drillbook.workflows.rehearsal.Coverage;
import io.drillbook.workflows.rehearsal.Judgement;
import io.drillbook.workflows.rehearsal.Played;
import io.drillbook.workflows.rehearsal.Rehearsal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Tests runbooks by the files that lie beside them; nothing is connected to. */
public final class RunbookTests {
    private static final String RUNBOOK = ".yaml";
    private static final String TEST = ".test.yaml";

    private final ActionCatalog catalog;
    private final Interpreter interpreter = new Interpreter(new Evaluator());

    /** @param catalog the actions that runbooks may use */
    public RunbookTests(ActionCatalog catalog) {
        this.catalog = catalog;
    }

    /**
     * A runbook that was tested.
     *
     * @param runbook {@code engine.name}
     * @param file of its test
     */
    public record Tested(String runbook, Path file, List<Judgement> judgements, Coverage coverage) {
        public Tested {
            judgements = List.copyOf(judgements);
        }
    }

    /** The test file that belongs to a runbook's file. */
    public static Path beside(Path runbook) {
        String name = String.valueOf(runbook.getFileName());
        return runbook.resolveSibling(name.substring(0, name.length() - RUNBOOK.length()) + TEST);
    }

    /** The runbook's file that a test file belongs to; any other file is itself. */
    public static String tested(String file) {
        return file.endsWith(TEST) ? file.substring(0, file.length() - TEST.length()) + RUNBOOK : file;
    }

    /**
     * Plays every case of a runbook.
     *
     * @param runbook its name is the path of its file
     * @throws ProblemsException with all problems of the runbook, or of its test file
     * @throws io.drillbook.worker.exit.CommandException bad input, when it has no test file
     */
    public Tested test(SourceText runbook) {
        Compiled compiled = RunbookCompiler.compile(runbook, catalog, TextsBeside.of(runbook));
        Definition definition = compiled.definition().orElseThrow(() -> new ProblemsException(compiled.problems()));
        Path file = beside(Path.of(runbook.name()));
        CaseReader.Read read = CaseReader.read(TextFile.read(file, "test file"), definition);
        if (!read.problems().isEmpty()) {
            throw new ProblemsException(read.problems());
        }
        Coverage coverage = new Coverage(definition);
        List<Judgement> judgements = new ArrayList<>();
        for (TestCase testCase : read.cases()) {
            Played played = Rehearsal.of(interpreter, testCase);
            coverage.add(played);
            judgements.add(Judgement.of(played));
        }
        return new Tested(definition.runbook(), file, judgements, coverage);
    }
}
