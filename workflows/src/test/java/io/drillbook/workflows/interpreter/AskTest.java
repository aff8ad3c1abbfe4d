package io.drillbook.workflows.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillbook.runbooks.call.Outcome;
import io.drillbook.runbooks.call.VoteStatement;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class AskTest {
    private static final String ASK = """
        - id: chosen
          ask: How far behind may it be, with ${ inputs.limit } copies?
          answer: { type: duration, about: Largest lag }
          by: [leads]
          within: 1h
        - id: look
          action: test.look
          with: { of: "${ steps.chosen.answer } by ${ steps.chosen.by }" }
        """;

    @Test
    void theAnswerIsAValueOfItsType() {
        RunDriver run = asked();
        assertThat(run.question().text()).isEqualTo("How far behind may it be, with 3 copies?");
        assertThat(answer(run, "\"90s\"", "ann", "leads")).isEqualTo("answered");
        assertThat(run.action("steps/look@1").call().input()).containsEntry("of", "1m30s by ann");
        assertThat(run.timers).doesNotContainKey("question:steps/chosen");
    }

    @Test
    void anAnswerOfAnotherTypeIsRefusedAndAskedForStill() {
        RunDriver run = asked();
        assertThat(answer(run, "\"soon\"", "ann", "leads")).isEqualTo("answer-unreadable");
        assertThat(answer(run, "soon", "ann", "leads")).isEqualTo("answer-unreadable");
        assertThat(run.open).isEmpty();
        assertThat(answer(run, "\"5s\"", "ann", "leads")).isEqualTo("answered");
    }

    @Test
    void whoStartedTheRunMayAnswer() {
        RunDriver run = asked();
        assertThat(answer(run, "\"5s\"", "somebody", "leads")).isEqualTo("answered");
    }

    @Test
    void somebodyOutsideTheGroupsMayNot() {
        RunDriver run = asked();
        assertThat(answer(run, "\"5s\"", "zoe", "ops")).isEqualTo("outside-group");
    }

    @Test
    void aYesIsNoAnswer() {
        RunDriver run = asked();
        VoteStatement yes = VoteStatement.on(run.question(), "approve", "ann", "none", "");
        assertThat(run.says(yes, "leads").code()).contains("wrong-decision");
    }

    @Test
    void theEndOfTheTimeIsARefusal() {
        RunDriver run = asked();
        run.after(Duration.ofHours(1)).fires("question:steps/chosen").toEnd();
        run.endsAs(Outcome.FAILED, "answer-expired");
    }

    @Test
    void theEndOfTheTimeCanBeRecoveredFromAsARefusal() {
        RunDriver run = RunDriver.running(Texts.plan("- block: try\n  steps:\n" + ASK.indent(4) + """
              recover:
                - on: [refused]
                  steps: [{ id: instead, action: test.look, with: { of: "${ error.code }" } }]
            """));
        run.after(Duration.ofHours(1)).fires("question:steps/0/chosen");
        assertThat(run.action("steps/0/recover-0/instead@1").call().input()).containsEntry("of", "answer-expired");
    }

    private static RunDriver asked() {
        return RunDriver.running(Texts.plan(ASK));
    }

    private static String answer(RunDriver run, String json, String voter, String group) {
        VoteStatement statement = VoteStatement.on(run.question(), "answer", voter, json, "");
        var vote = run.says(statement, group);
        return vote.code().orElse(vote.message());
    }
}
