package io.drillbook.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillbook.runbooks.RunbookCompiler;
import io.drillbook.runbooks.action.ActionCatalog;
import io.drillbook.worker.assembly.RunbookLibrary;
import io.drillbook.worker.assembly.TextFile;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The shipped library compiles against the actions that are really there. */
final class ShippedRunbooksTest {
    @Test
    void everyShippedRunbookCompilesWithoutAProblem() {
        List<Path> files = new RunbookLibrary(Path.of("..", "runbooks", "library")).files();
        assertThat(files).hasSizeGreaterThanOrEqualTo(2);
        ActionCatalog catalog = ActionCatalog.load();
        for (Path file : files) {
            assertThat(RunbookCompiler.compile(TextFile.read(file, "runbook"), catalog)
                            .problems())
                    .as(file.toString())
                    .isEmpty();
        }
    }
}
