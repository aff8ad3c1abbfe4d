package io.drillbook.workflows.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillbook.runbooks.call.FailureKind;
import io.drillbook.runbooks.call.Outcome;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Runs that take up a run that had called another runbook. */
class ResumeCallTest {
    private static final String MAKE = Texts.runbook("make", """
            guard: { max_duration: 1h }
            steps:
              - { id: a, action: test.act, no_undo: it is kept }
              - { id: b, action: test.look }
            finally:
              - { id: last, action: test.look }
            outputs: { name: "${ steps.?a.name }" }
            """);

    private static final String CALL = """
            - { id: made, call: make }
            - { id: used, action: test.act, with: { of: "for ${ steps.made.?name }" }, no_undo: it is kept }
            """;

    @Test
    void aCallThatWasDoneStandsWithWhatItGave() {
        RunDriver old = RunDriver.running(Texts.calling(CALL, MAKE))
                .done("steps/made/steps/a@1", new TreeMap<>(Map.of("name", "slot 9")))
                .done("steps/made/steps/b@1")
                .done("steps/made/finally/last@1")
                .failed("steps/used@1", FailureKind.REFUSED)
                .toEnd();
        RunDriver run = ResumeTest.resumed(old, "used");
        assertThat(run.action("steps/used@1").call().input()).containsEntry("of", "for slot 9");
        run.done("steps/used@1").toEnd().endsAs(Outcome.PASSED, "");
    }

    @Test
    void aCallIsTakenUpAsAWhole() {
        RunDriver old = RunDriver.running(Texts.calling(CALL, MAKE))
                .done("steps/made/steps/a@1")
                .failed("steps/made/steps/b@1", FailureKind.REFUSED)
                .done("steps/made/finally/last@1")
                .toEnd();
        assertThat(ResumeTest.refused(old, "steps/made/steps/b").code()).isEqualTo("resume-inside");
        assertThat(ResumeTest.refused(old, "steps/made/steps/b").hint().orElseThrow())
                .contains("--from made");
        assertThat(ResumeTest.resumed(old, "made").open).containsOnlyKeys("steps/made/steps/a@1");
    }

    @Test
    void aCallThatOnlyReadsIsDoneAgain() {
        String look = Texts.runbook("look", """
            guard: { max_duration: 1h }
            steps: [{ id: b, action: test.look }]
            """);
        RunDriver old = RunDriver.running(Texts.calling("""
                        - { id: seen, call: look }
                        - { id: used, action: test.act, no_undo: it is kept }
                        """, look))
                .done("steps/seen/steps/b@1")
                .failed("steps/used@1", FailureKind.REFUSED)
                .toEnd();
        assertThat(ResumeTest.resumed(old, "used").open).containsOnlyKeys("steps/seen/steps/b@1");
    }
}
