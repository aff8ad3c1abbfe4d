package io.drillbook.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillbook.runbooks.RunbookCompiler;
import io.drillbook.runbooks.action.ActionCatalog;
import io.drillbook.worker.assembly.RunbookLibrary;
import io.drillbook.worker.assembly.TextFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The shipped library compiles against the actions that are really there. */
final class ShippedRunbooksTest {
    /** It throws where a check failed. */
    private static final Set<String> FAILS_BY_ITSELF = Set.of("sandbox.recover");

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

    /** A check that failed does not end a run by itself: the runbook has to say what it means. */
    @Test
    void everyVerdictOfAnActIsAskedForByAnAssertion() throws IOException {
        ActionCatalog catalog = ActionCatalog.load();
        Pattern step = Pattern.compile("(?m)^ *- id: (\\w+)\\n(?:(?! *- ).*\\n)*? *action: (\\S+)");
        for (Path file : new RunbookLibrary(Path.of("..", "runbooks", "library")).files()) {
            String text = Files.readString(file);
            String before =
                    text.substring(0, text.indexOf("\nfinally:") < 0 ? text.length() : text.indexOf("\nfinally:"));
            Matcher matcher = step.matcher(before);
            while (matcher.find()) {
                boolean judges = catalog.find(matcher.group(2))
                        .orElseThrow()
                        .output()
                        .toString()
                        .contains("verdict");
                String id = matcher.group(1);
                assertThat(!judges
                                || FAILS_BY_ITSELF.contains(matcher.group(2))
                                || text.contains("steps." + id + ".verdict")
                                || text.contains("steps." + id + ".ready"))
                        .as(file + ": what " + id + " found decides nothing")
                        .isTrue();
            }
        }
    }
}
