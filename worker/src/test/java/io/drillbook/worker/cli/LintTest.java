package io.drillbook.worker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillbook.worker.Spoken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The short way of {@code lint} says and ends like the way of every other command. */
final class LintTest {
    private static final Path GOOD = Path.of("../runbooks/library/postgresql/daily-backup.yaml");

    @TempDir
    private Path folder = Path.of("");

    @Test
    void bothWaysSayTheSameOfTheSameFiles() throws IOException {
        String broken = Files.writeString(folder.resolve("broken.yaml"), "runbook: broken\nlanguage: 1\nstepz: []\n")
                .toString();
        String missing = folder.resolve("missing.yaml").toString();
        for (List<String> files : List.of(
                List.of(GOOD.toString()),
                List.of(broken),
                List.of(missing),
                List.of(GOOD.toString(), broken),
                List.of(broken, missing),
                List.of(GOOD.toString(), GOOD.toString()),
                List.of(folder.toString()))) {
            String[] call = call(files);
            assertThat(Spoken.by(() -> Lint.plain(call).orElseThrow()))
                    .as(files.toString())
                    .isEqualTo(Spoken.of(call));
        }
    }

    @Test
    void whatIsNotOnlyFilesIsLeftToTheReaderOfCommandLines() {
        for (List<String> rest : List.of(
                List.of("--help"),
                List.of(GOOD.toString(), "--output", "json"),
                List.of("-x"),
                List.of("@files"),
                List.of(""),
                List.<String>of())) {
            assertThat(Lint.plain(call(rest))).as(rest.toString()).isEqualTo(Optional.empty());
        }
        assertThat(Lint.plain("plan", GOOD.toString())).isEmpty();
    }

    private static String[] call(List<String> rest) {
        String[] call = new String[rest.size() + 1];
        call[0] = "lint";
        for (int at = 0; at < rest.size(); at++) {
            call[at + 1] = rest.get(at);
        }
        return call;
    }
}
