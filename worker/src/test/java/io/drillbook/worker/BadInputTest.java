package io.drillbook.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillbook.worker.cli.Drillbook;
import io.drillbook.worker.exit.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a person gets wrong ends with the right exit code, and never in an exception. */
final class BadInputTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void aRunbookWithAMistakeIsBadInput() throws IOException {
        Path file = Files.writeString(folder.resolve("broken.yaml"), "runbook: broken\nlanguage: 1\nstepz: []\n");
        assertThat(run("lint", file.toString())).isEqualTo(ExitCode.BAD_INPUT);
    }

    @Test
    void aFileThatIsNotThereIsBadInput() {
        assertThat(run("lint", folder.resolve("missing.yaml").toString())).isEqualTo(ExitCode.BAD_INPUT);
    }

    @Test
    void anUnknownOptionIsBadInput() {
        assertThat(run("lint", "--colour")).isEqualTo(ExitCode.BAD_INPUT);
    }

    @Test
    void anUnknownCommandIsBadInput() {
        assertThat(run("lnit")).isEqualTo(ExitCode.BAD_INPUT);
    }

    @Test
    void anUnknownActionIsBadInput() {
        assertThat(run("actions", "postgresql.manifset")).isEqualTo(ExitCode.BAD_INPUT);
    }

    @Test
    void aBrokenInventoryIsBadInput() throws IOException {
        Path file = Files.writeString(folder.resolve("inventory.yaml"), "inventory: 1\nclusterz: {}\n");
        assertThat(run("prepare", "orders", "--inventory", file.toString())).isEqualTo(ExitCode.BAD_INPUT);
    }

    @Test
    void anUnknownClusterIsBadInput() throws IOException {
        Path file = Files.writeString(folder.resolve("inventory.yaml"), "inventory: 1\n");
        assertThat(run("prepare", "orders", "--inventory", file.toString())).isEqualTo(ExitCode.BAD_INPUT);
    }

    @Test
    void helpIsNoMistake() {
        assertThat(run("lint", "--help")).isEqualTo(ExitCode.PASSED);
    }

    private static int run(String... arguments) {
        return Drillbook.run(Drillbook.commands(), arguments);
    }
}
