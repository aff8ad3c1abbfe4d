package io.drillbook.runbooks;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillbook.runbooks.source.SourceText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class RunbookCompilerTest {
    static final Path GOOD = Path.of("src/test/resources/good/nightly.yaml");

    @Test
    void aGoodRunbookHasNothingToSay() throws IOException {
        RunbookCompiler.Compiled compiled =
                RunbookCompiler.compile(new SourceText("nightly.yaml", Files.readString(GOOD)), SampleActions.CATALOG);
        assertThat(compiled.problems()).isEmpty();
        assertThat(compiled.definition()).isPresent();
    }
}
