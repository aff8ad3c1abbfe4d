package io.drillbook.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillbook.runbooks.json.Digests;
import io.drillbook.worker.assembly.RunbookLibrary;
import io.drillbook.worker.assembly.SignableText;
import io.drillbook.worker.assembly.TextFile;
import io.drillbook.worker.exit.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runbooks that call others, by the commands that authors type. */
final class CalledRunbooksTest {
    private static final String HEAD = """
            runbook: %s
            language: 1
            title: Say it
            kind: maintenance
            engine: %s
            owner: database-team
            """;

    private static final String SAY = HEAD.formatted("say", "postgresql") + """
            inputs: { text: { type: text } }
            guard: { max_duration: 1h }
            steps:
              - id: told
                action: notify.send
                with: { text: "${ inputs.text }" }
                no_undo: said is said
              - assert: it is something
                that: inputs.text != "nothing"
            """;

    private static final String TWICE = HEAD.formatted("twice", "postgresql") + """
            inputs: { text: { type: text, default: it } }
            guard: { max_duration: 2h }
            steps:
              - { id: once, call: say, with: { text: "${ inputs.text }" } }
              - block: again
                steps:
                  - { id: again, call: postgresql.say, with: { text: again }, timeout: 10s }
                recover:
                  - on: [unreachable]
                    steps: []
            """;

    private static final String CASES = """
            test: twice
            cases:
              - case: both are said
                expect:
                  outcome: passed
                  path: [ once/told, once/it is something, once, again/told, again/it is something, again, steps/1 ]
              - case: the second is not heard
                acts:
                  again/told: { fails: unreachable }
                expect: { outcome: passed, steps: { again: failed, again/told: failed, once/told: done } }
              - case: the second takes too long
                acts:
                  again/told: { takes: 20s }
                expect: { outcome: failed, failure: call-timed-out }
              - case: nothing is no text
                inputs: { text: nothing }
                expect: { outcome: failed, failure: assertion-failed, steps: { once/it is something: failed } }
            """;

    @TempDir
    private Path library = Path.of("");

    private Path folder = Path.of("");
    private Path twice = Path.of("");

    @BeforeEach
    void write() throws IOException {
        folder = Files.createDirectories(library.resolve("postgresql"));
        Files.writeString(folder.resolve("say.yaml"), SAY);
        twice = Files.writeString(folder.resolve("twice.yaml"), TWICE);
    }

    @Test
    void aTestFileScriptsActsInsideACallByTheNameOfTheCallAndTheStep() throws IOException {
        Files.writeString(folder.resolve("twice.test.yaml"), CASES);
        Spoken spoken = Spoken.of("test", twice.toString());
        assertThat(spoken.out()).contains("ok    nothing is no text").doesNotContain("FAIL");
        assertThat(spoken.exitCode()).isEqualTo(ExitCode.PASSED);
    }

    @Test
    void coverageCountsTheCallAndLeavesItsStepsToTheirOwnTest() throws IOException {
        Files.writeString(folder.resolve("twice.test.yaml"), CASES);
        Spoken spoken = Spoken.of("test", "--full-coverage", twice.toString());
        assertThat(spoken.out()).contains("once").doesNotContain("once/told");
        assertThat(spoken.exitCode()).isEqualTo(ExitCode.PASSED);
    }

    @Test
    void aMistakeInACalledRunbookIsToldInItsFileAndOnce() throws IOException {
        Path say = Files.writeString(folder.resolve("say.yaml"), SAY.replace("notify.send", "notify.sent"));
        Spoken spoken = Spoken.of("lint", twice.toString(), say.toString());
        assertThat(spoken.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
        String all = spoken.out() + spoken.err();
        assertThat(all).contains("broken-callee").contains("say.yaml:");
        assertThat(all.split("error\\[unknown-action]", -1)).hasSize(2);
    }

    @Test
    void aRunbookOfAnotherEngineLiesInTheFolderOfThatEngine() throws IOException {
        Path shared = Files.createDirectories(library.resolve("shared"));
        Files.writeString(shared.resolve("say.yaml"), SAY.replace("engine: postgresql", "engine: shared"));
        Files.writeString(twice, TWICE.replace("call: say", "call: shared.say"));
        assertThat(Spoken.of("lint", twice.toString()).exitCode()).isEqualTo(ExitCode.PASSED);
    }

    @Test
    void aNameThatNoFileHasIsToldWithTheNearest() throws IOException {
        Files.writeString(twice, TWICE.replace("call: say", "call: sey"));
        Spoken spoken = Spoken.of("lint", twice.toString());
        assertThat(spoken.out() + spoken.err()).contains("unknown-runbook").contains("did you mean say?");
    }

    @Test
    void whatIsSignedCoversTheCalledText() throws IOException {
        String before = SignableText.of(TextFile.read(twice, "runbook")).source();
        assertThat(new RunbookLibrary(library).digest("postgresql.twice")).contains(before);
        Files.writeString(folder.resolve("say.yaml"), SAY.replace("something", "no nothing"));
        String after = SignableText.of(TextFile.read(twice, "runbook")).source();
        assertThat(after).isNotEqualTo(before).isNotEqualTo(Digests.sha256(TWICE));
        assertThat(new RunbookLibrary(library).digest("postgresql.twice")).contains(after);
    }
}
