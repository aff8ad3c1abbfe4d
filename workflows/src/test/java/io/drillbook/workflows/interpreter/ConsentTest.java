package io.drillbook.workflows.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillbook.runbooks.call.CastVote;
import io.drillbook.runbooks.call.FailureKind;
import io.drillbook.runbooks.call.Outcome;
import io.drillbook.runbooks.call.Question;
import io.drillbook.runbooks.call.SignatureVerdicts;
import io.drillbook.runbooks.call.VoteAsk;
import io.drillbook.runbooks.call.VoteStatement;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConsentTest {
    private static final String CONSENT = """
        - id: seen
          action: test.look
        - id: agreed
          consent: Drop what ${ inputs.limit } holds?
          by: [leads]
          within: 2h
          steps:
            - id: drop
              action: test.drop
              with: { of: "slot ${ inputs.limit }" }
              no_undo: it is gone
            - id: after
              action: test.look
              with: { of: "${ steps.seen.?lag.orValue(duration('1s')) } later" }
        - id: end
          action: test.look
        """;

    @Test
    void nothingInsideBeginsBeforeEnoughPeopleHaveSaidYes() {
        RunDriver run = asked();
        // nobody signed the start, so it takes one vote more than the runbook says
        assertThat(run.question().votes()).isEqualTo(2);
        assertThat(run.vote(run.question(), "approve", "ann", "leads").message())
                .startsWith("counted: 1 of 2 votes");
        assertThat(run.open).isEmpty();
        run.vote(run.question(), "approve", "ben", "leads");
        run.previewed("system/preview/1-again/steps/agreed@1", "drop slot 3");
        assertThat(run.open).containsOnlyKeys("steps/agreed/drop@1");
        run.done("steps/agreed/drop@1")
                .done("steps/agreed/after@1")
                .done("steps/end@1")
                .toEnd();
        run.endsAs(Outcome.PASSED, "");
        assertThat(run.timers).isEmpty();
    }

    @Test
    void theQuestionShowsEveryStepInsideWithItsCommands() {
        RunDriver run = asked();
        assertThat(run.question().text()).isEqualTo("Drop what 3 holds?");
        assertThat(run.question().preview())
                .containsExactly(
                        "[R3] test.drop (test.drop)",
                        "    of = slot 3",
                        "    $ drop slot 3",
                        "    not undone: it is gone",
                        "[R0] test.look (test.look)",
                        "    of = 1s later",
                        "    $ drop slot 3");
        assertThat(RunViews.of(run.plan, run.state).message())
                .startsWith("asks leads: Drop what 3 holds? (0 of 2 votes), until ");
    }

    @Test
    void whatWouldBeDoneHasChangedWhenEnoughSaidYesSoPeopleAreAskedAgain() {
        RunDriver run = asked();
        Question first = run.question();
        run.vote(first, "approve", "ann", "leads");
        run.vote(first, "approve", "ben", "leads");
        run.previewed("system/preview/1-again/steps/agreed@1", "drop slot 4");
        assertThat(run.open).isEmpty();
        assertThat(run.question().round()).isEqualTo(2);
        assertThat(run.question().preview()).contains("    $ drop slot 4");
        assertThat(run.question().expires()).isEqualTo(first.expires());
        assertThat(run.votes()).extracting(CastVote::code).containsOnly(Optional.of("preview-changed"));
        CastVote old = run.vote(first, "approve", "cleo", "leads");
        assertThat(old.code()).contains("other-preview");
    }

    @Test
    void aVoteForAnotherRoundIsRefusedEvenWhenTheSameIsShown() {
        RunDriver run = asked();
        VoteStatement good = VoteStatement.on(run.question(), "approve", "ann", "none", "");
        VoteStatement old = new VoteStatement(
                good.run(),
                good.step(),
                "approve",
                good.proposal(),
                good.question(),
                "0".repeat(32),
                good.expires(),
                "ann",
                "none",
                "");
        assertThat(run.says(old, "leads").code()).contains("other-round");
    }

    @Test
    void aVoteReplayedFromAnotherRunIsRefused() {
        RunDriver run = asked();
        VoteStatement good = VoteStatement.on(run.question(), "approve", "ann", "none", "");
        VoteStatement other = new VoteStatement(
                "drill-0@other",
                good.step(),
                "approve",
                good.proposal(),
                good.question(),
                good.nonce(),
                good.expires(),
                "ann",
                "none",
                "");
        assertThat(run.says(other, "leads").code()).contains("other-run");
    }

    @Test
    void aVoteReplayedFromAnEarlierItemOfALoopIsRefused() {
        RunDriver run = RunDriver.running(Texts.plan("""
            - id: all
              each: ${ ["a", "b"] }
              key: ${ item }
              steps:
                - consent: Drop it?
                  by: [leads]
                  within: 1h
                  steps: [{ action: test.drop, no_undo: it is gone }]
            """)).previewed("system/preview/1/steps/all/0#a@1");
        Question first = run.question();
        run.vote(first, "approve", "ann", "leads");
        run.vote(first, "approve", "ben", "leads");
        run.previewed("system/preview/1-again/steps/all/0#a@1").done("steps/all/0/0#a@1");
        run.previewed("system/preview/1/steps/all/0#b@1");
        assertThat(run.question().step()).isEqualTo("steps/all/0#b");
        assertThat(run.question().digest()).isEqualTo(first.digest());
        assertThat(run.vote(first, "approve", "cleo", "leads").code()).contains("no-question");
        VoteStatement moved = new VoteStatement(
                first.run().key(),
                "steps/all/0#b",
                "approve",
                first.proposal(),
                first.digest(),
                first.nonce(),
                run.question().expires(),
                "cleo",
                "none",
                "");
        assertThat(run.says(moved, "leads").code()).contains("other-round");
        assertThat(run.open).isEmpty();
    }

    @Test
    void whoStartedTheRunHasNoVote() {
        RunDriver run = asked();
        assertThat(run.vote(run.question(), "approve", "somebody", "leads").code())
                .contains("own-run");
    }

    @Test
    void somebodyOutsideTheGroupsHasNoVote() {
        RunDriver run = asked();
        assertThat(run.vote(run.question(), "approve", "zoe", "ops").code()).contains("outside-group");
    }

    @Test
    void nobodyVotesTwice() {
        RunDriver run = asked();
        run.vote(run.question(), "approve", "ann", "leads");
        assertThat(run.vote(run.question(), "approve", "ann", "leads").code()).contains("voted-already");
        assertThat(run.open).isEmpty();
    }

    @Test
    void aVoteAfterTheTimeLimitIsRefused() {
        RunDriver run = asked();
        Question question = run.question();
        run.after(Duration.ofHours(2));
        assertThat(run.vote(question, "approve", "ann", "leads").code()).contains("expired");
    }

    @Test
    void theEndOfTheTimeIsARefusal() {
        RunDriver run = asked();
        run.vote(run.question(), "approve", "ann", "leads");
        run.after(Duration.ofHours(2)).fires("question:steps/agreed").toEnd();
        run.endsAs(Outcome.FAILED, "consent-expired");
        assertThat(run.finish.orElseThrow().failure().orElseThrow().message()).endsWith("not within 2h, 1 of 2 votes");
    }

    @Test
    void oneNoIsARefusal() {
        RunDriver run = asked();
        VoteStatement no = VoteStatement.on(run.question(), "reject", "ben", "none", "not on a Friday");
        run.says(no, "leads");
        run.toEnd().endsAs(Outcome.FAILED, "consent-rejected");
        assertThat(run.finish.orElseThrow().failure().orElseThrow().message())
                .endsWith("rejected by ben: not on a Friday");
    }

    @Test
    void aRefusalCanBeRecoveredFrom() {
        RunDriver run = RunDriver.running(Texts.plan("""
            - block: try
              steps:
                - consent: Drop it?
                  by: [leads]
                  within: 1h
                  steps: [{ action: test.drop, no_undo: it is gone }]
              recover:
                - on: [refused]
                  steps: [{ id: instead, action: test.look, with: { of: "${ error.code }" } }]
            """)).previewed("system/preview/1/steps/0/0@1");
        run.vote(run.question(), "reject", "ann", "leads");
        assertThat(run.action("steps/0/recover-0/instead@1").call().input()).containsEntry("of", "consent-rejected");
    }

    @Test
    void aVoteSentWithoutASignatureIsRefusedAndRecorded() {
        RunDriver run = asked();
        String text =
                VoteStatement.on(run.question(), "approve", "ann", "none", "").text();
        CastVote vote = run.signed(new VoteAsk(Optional.of(text), Optional.empty()), nobody());
        assertThat(vote.code()).contains("unsigned");
        assertThat(run.signed(new VoteAsk(Optional.of("yes!"), Optional.of("x")), nobody())
                        .code())
                .contains("unreadable");
        run.cancel().toEnd();
        assertThat(run.record.orElseThrow().consents().orElseThrow().votes())
                .extracting(each -> each.code().orElseThrow())
                .containsExactly("unsigned", "unreadable");
    }

    @Test
    void aVoteOfWhichTheSignatureIsNotGoodIsRefused() {
        RunDriver run = asked();
        String text =
                VoteStatement.on(run.question(), "approve", "ann", "none", "").text();
        CastVote vote = run.signed(
                new VoteAsk(Optional.of(text), Optional.of("forged")),
                new SignatureVerdicts.Item(Optional.empty(), "no key of ann made it"));
        assertThat(vote.code()).contains("signature-refused");
        assertThat(vote.message()).isEqualTo("no key of ann made it");
    }

    @Test
    void aVoteWhoseSignatureCannotBeCheckedDoesNotCountAndIsRecorded() {
        RunDriver run = asked();
        String text =
                VoteStatement.on(run.question(), "approve", "ann", "none", "").text();
        run.apply(new RunEvent.VoteCast(run.now, "v", new VoteAsk(Optional.of(text), Optional.of("x"))));
        run.failed("system/vote/0@1", FailureKind.INTERNAL);
        assertThat(Votes.decided(run.state, "v").orElseThrow().code()).contains("not-checked");
    }

    @Test
    void theRecordWaitsForAVoteThatIsBeingChecked() {
        RunDriver run = asked();
        String text =
                VoteStatement.on(run.question(), "approve", "ann", "none", "").text();
        run.apply(new RunEvent.VoteCast(run.now, "v", new VoteAsk(Optional.of(text), Optional.of("x"))));
        run.cancel();
        assertThat(run.open).containsOnlyKeys("system/vote/0@1");
        run.failed("system/vote/0@1", FailureKind.UNREACHABLE);
        run.toEnd();
        assertThat(run.record.orElseThrow().consents().orElseThrow().votes())
                .singleElement()
                .satisfies(vote -> assertThat(vote.code()).contains("not-checked"));
    }

    @Test
    void votesCountWhileTheRunIsPausedAndTheStepsBeginWhenItGoesOn() {
        RunDriver run = asked().pause(true);
        run.vote(run.question(), "approve", "ann", "leads");
        run.vote(run.question(), "approve", "ben", "leads");
        assertThat(run.open).isEmpty();
        run.pause(false);
        assertThat(run.open).containsOnlyKeys("system/preview/1-again/steps/agreed@1");
    }

    @Test
    void aStepOfWhichNobodyCanSayWhatItWouldDoIsNotAskedFor() {
        RunDriver run = RunDriver.running(Texts.plan(CONSENT)).done("steps/seen@1");
        run.failed("system/preview/1/steps/agreed@1", FailureKind.REFUSED).toEnd();
        run.endsAs(Outcome.FAILED, "test-failure");
        assertThat(run.questions).isEmpty();
    }

    @Test
    void aCancelEndsTheQuestion() {
        RunDriver run = asked().cancel();
        assertThat(run.timers).isEmpty();
        run.toEnd().endsAs(Outcome.CANCELLED, "cancelled");
        assertThat(RunViews.questions(run.state)).isEmpty();
    }

    @Test
    void refusedVotesFillNoRun() {
        RunDriver run = asked();
        assertThat(Votes.MOST_REFUSED).as("as the page says").isEqualTo(50);
        for (int vote = 0; vote < Votes.MOST_REFUSED; vote++) {
            assertThat(Votes.tooMany(run.state)).isEmpty();
            run.vote(run.question(), "approve", "zoe", "ops");
        }
        assertThat(Votes.tooMany(run.state)).isPresent();
    }

    private static RunDriver asked() {
        return RunDriver.running(Texts.plan(CONSENT))
                .done("steps/seen@1")
                .previewed("system/preview/1/steps/agreed@1", "drop slot 3");
    }

    private static SignatureVerdicts.Item nobody() {
        return new SignatureVerdicts.Item(Optional.empty(), "nobody");
    }
}
