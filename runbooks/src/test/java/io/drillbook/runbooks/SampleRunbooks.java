package io.drillbook.runbooks;

import io.drillbook.runbooks.plan.Definition;
import io.drillbook.runbooks.problem.ProblemsException;
import io.drillbook.runbooks.source.SourceText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Good runbooks of the tests. */
public final class SampleRunbooks {
    private static final Path FOLDER = Path.of("src/test/resources/good");

    private SampleRunbooks() {}

    /** The text of a good runbook. */
    public static String text(String name) {
        try {
            return Files.readString(FOLDER.resolve(name));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /** A good runbook, compiled. */
    public static Definition definition(String name) {
        return compile(text(name));
    }

    /** Compiles a text that must be good. */
    public static Definition compile(String text) {
        RunbookCompiler.Compiled compiled =
                RunbookCompiler.compile(new SourceText("runbook.yaml", text), SampleActions.CATALOG);
        return compiled.definition().orElseThrow(() -> new ProblemsException(compiled.problems()));
    }
}
