package io.drillbook.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillbook.runbooks.model.Shapes;
import io.drillbook.worker.exit.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class NewCommandTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void everyKindOfSkeletonLintsCleanAndItsTestPasses() {
        for (String kind : Shapes.KINDS) {
            String file = folder.resolve("a-" + kind + ".yaml").toString();
            assertThat(made("postgresql", kind, "a-" + kind).exitCode()).isEqualTo(ExitCode.PASSED);
            Spoken lint = Spoken.of("lint", file);
            assertThat(lint.exitCode()).isEqualTo(ExitCode.PASSED);
            assertThat(lint.err()).isEmpty();
            assertThat(Spoken.of("test", file).exitCode()).as(kind).isEqualTo(ExitCode.PASSED);
        }
    }

    @Test
    void aFileThatIsThereIsLeftAlone() throws IOException {
        Path test = Files.writeString(folder.resolve("weekly.test.yaml"), "mine\n");
        Spoken spoken = made("postgresql", "backup", "weekly");
        assertThat(spoken.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(spoken.err()).contains("weekly.test.yaml is there already");
        assertThat(test).content().isEqualTo("mine\n");
        assertThat(folder.resolve("weekly.yaml")).doesNotExist();
    }

    @Test
    void aMisspeltEngineIsBadInput() {
        Spoken spoken = made("postgresq", "backup", "weekly");
        assertThat(spoken.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(spoken.err()).contains("did you mean postgresql?");
    }

    @Test
    void aMisspeltKindAndABadNameAreBadInputBothAtOnce() {
        Spoken spoken = made("postgresql", "bakcup", "Weekly_Backup");
        assertThat(spoken.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(spoken.err()).contains("did you mean backup?").contains("write weekly-backup");
        assertThat(folder).isEmptyDirectory();
    }

    private Spoken made(String engine, String kind, String name) {
        return Spoken.of("new", engine, kind, name, "--folder", folder.toString());
    }
}
