package io.drillbook.drills.bench.language;

import io.drillbook.runbooks.RunbookCompiler;
import io.drillbook.runbooks.action.ActionCatalog;
import io.drillbook.runbooks.source.SourceText;
import io.drillbook.worker.assembly.RunbookLibrary;
import java.nio.file.Path;
import java.util.Optional;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What is measured in virtual machines of its own: a shipped runbook compiled, and its bytes read by the libraries alone. */
@State(Scope.Thread)
public class CompilingBenchmark {
    /** System property of the measuring virtual machine: the folder of the library. */
    static final String LIBRARY = "drillbook.bench.library";

    /** The runbook. */
    static final String RUNBOOK = "daily-backup";

    private final ActionCatalog catalog = ActionCatalog.load();
    private final SourceText source =
            new RunbookLibrary(Path.of(System.getProperty(LIBRARY, "."))).find(RUNBOOK, Optional.empty());
    private final PlainParsing plain = PlainParsing.of(source, catalog);

    /** Ours: text to checked definition. */
    @Benchmark
    public Object compiled() {
        return RunbookCompiler.compile(source, catalog).definition().orElseThrow();
    }

    /** The libraries alone. */
    @Benchmark
    public Object parsed() {
        return plain.parse();
    }
}
