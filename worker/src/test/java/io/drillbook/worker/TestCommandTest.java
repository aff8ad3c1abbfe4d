package io.drillbook.worker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.drillbook.runbooks.json.Json;
import io.drillbook.worker.exit.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TestCommandTest {
    private static final String RUNBOOK = """
            runbook: say-it
            language: 1
            title: Say it
            kind: maintenance
            engine: postgresql
            owner: database-team
            inputs: { loud: { type: truth, default: false } }
            guard: { max_duration: 1h }
            steps:
              - id: told
                when: inputs.loud
                action: notify.send
                with: { text: it }
                no_undo: said is said
            """;

    private static final String GOOD = """
            test: say-it
            cases:
              - case: quiet
                expect: { outcome: passed, path: [ told: skipped ] }
            """;

    @TempDir
    private Path folder = Path.of("");

    private Path runbook = Path.of("");

    @BeforeEach
    void writeRunbook() throws IOException {
        runbook = Files.writeString(folder.resolve("say-it.yaml"), RUNBOOK);
    }

    @Test
    void casesThatComeToWhatIsExpectedPass() throws IOException {
        test(GOOD);
        Spoken spoken = Spoken.of("test", runbook.toString());
        assertThat(spoken.exitCode()).isEqualTo(ExitCode.PASSED);
        assertThat(spoken.out())
                .contains("ok    quiet")
                .contains("told")
                .contains("1 of 2")
                .contains("1 case, passed");
    }

    @Test
    void aTestFileLeadsToItsRunbook() throws IOException {
        Path file = test(GOOD);
        assertThat(Spoken.of("test", file.toString()).exitCode()).isEqualTo(ExitCode.PASSED);
    }

    @Test
    void aDifferenceFailsAndSaysWhatWasExpectedAndWhatCame() throws IOException {
        test(GOOD.replace("skipped", "done"));
        Spoken spoken = Spoken.of("test", runbook.toString());
        assertThat(spoken.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(spoken.out())
                .contains("FAIL  quiet")
                .contains("expected: [told]")
                .contains("got:      [told: skipped]");
    }

    @Test
    void aWayThatNoCaseTakesFailsOnlyWhenFullCoverageIsAskedFor() throws IOException {
        test(GOOD);
        assertThat(Spoken.of("test", "--full-coverage", runbook.toString()).exitCode())
                .isEqualTo(ExitCode.FAILED);
    }

    @Test
    void aMistakeInTheTestFileIsBadInputWithItsPlace() throws IOException {
        test(GOOD.replace("told", "tolld"));
        Spoken spoken = Spoken.of("test", runbook.toString());
        assertThat(spoken.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(spoken.err())
                .contains("say-it.test.yaml:4:40: error[unknown-step]")
                .contains("did you mean told?");
    }

    @Test
    void aRunbookWithoutATestFileIsBadInput() {
        Spoken spoken = Spoken.of("test", runbook.toString());
        assertThat(spoken.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(spoken.err()).contains("there is no test file");
    }

    @Test
    void programsReadTheResultAsOneDocument() throws IOException {
        test(GOOD.replace("skipped", "done"));
        JsonNode document = Json.mapper()
                .readTree(Spoken.of("test", "--output", "json", runbook.toString())
                        .out());
        assertThat(document.path("failed").asInt()).isEqualTo(1);
        JsonNode first = document.path("runbooks").path(0).path("cases").path(0);
        assertThat(first.path("case").asText()).isEqualTo("quiet");
        assertThat(first.path("passed").asBoolean()).isFalse();
        assertThat(first.path("differences").path(0).path("got").asText()).isEqualTo("[told: skipped]");
    }

    @Test
    void buildServersReadTheResultAsJunitXml() throws IOException {
        test(GOOD.replace("quiet", "quiet <& still>").replace("skipped", "done"));
        Path junit = folder.resolve("junit.xml");
        Spoken.of("test", "--junit", junit.toString(), runbook.toString());
        assertThat(junit)
                .content()
                .contains("tests=\"1\" failures=\"1\"")
                .contains("quiet &lt;&amp; still")
                .contains("path: expected [told], got [told: skipped]");
    }

    private Path test(String text) throws IOException {
        return Files.writeString(folder.resolve("say-it.test.yaml"), text);
    }
}
