package io.drillbook.workflows.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillbook.runbooks.call.Question;
import io.drillbook.runbooks.call.VoteStatement;
import org.junit.jupiter.api.Test;

/** What people are shown, and to what their votes are bound. */
class ConsentShownTest {
    @Test
    void theQuestionShowsTheUndoOfEveryStep() {
        RunDriver run = asked();
        assertThat(run.question().preview())
                .containsExactly(
                        "[R1] test.act (test.act)",
                        "    of = it",
                        "    $ do it",
                        "    undo: [R1] test.undo",
                        "        of = back",
                        "        $ do it");
    }

    @Test
    void aVoteForAnotherPlanIsRefused() {
        RunDriver run = asked();
        assertThat(run.says(vote(run.question(), "another-plan", run.question().expires()), "leads")
                        .code())
                .contains("other-proposal");
    }

    @Test
    void aVoteWithAnotherTimeLimitThanTheQuestionsIsRefused() {
        RunDriver run = asked();
        assertThat(run.says(vote(run.question(), run.question().proposal(), "2099-01-01T00:00:00Z"), "leads")
                        .code())
                .contains("other-expiry");
    }

    private static VoteStatement vote(Question question, String proposal, String expires) {
        VoteStatement good = VoteStatement.on(question, "approve", "ann", VoteStatement.NONE, "");
        return new VoteStatement(
                good.run(),
                good.step(),
                good.decision(),
                proposal,
                good.question(),
                good.nonce(),
                expires,
                good.voter(),
                good.answer(),
                good.reason());
    }

    private static RunDriver asked() {
        return RunDriver.running(Texts.plan("""
                        - id: agreed
                          consent: Do it?
                          by: [leads]
                          within: 1h
                          steps:
                            - id: made
                              action: test.act
                              with: { of: it }
                              undo: { action: test.undo, with: { of: back } }
                        """)).previewed("system/preview/1/steps/agreed@1", "do it");
    }
}
