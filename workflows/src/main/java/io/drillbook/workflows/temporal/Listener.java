package io.drillbook.workflows.temporal;

import io.drillbook.runbooks.call.CancelAsk;
import io.drillbook.runbooks.call.LockNotice;
import io.drillbook.runbooks.call.PauseAsk;
import io.drillbook.runbooks.call.Question;
import io.drillbook.runbooks.call.ResumeAsk;
import io.drillbook.runbooks.call.ResumeOffer;
import io.drillbook.runbooks.call.RunView;
import io.drillbook.runbooks.call.StepDecision;
import io.drillbook.runbooks.call.VoteAsk;
import io.drillbook.workflows.interpreter.Checklist;
import io.drillbook.workflows.interpreter.RunViews;
import io.drillbook.workflows.interpreter.Votes;
import io.drillbook.workflows.interpreter.state.RunState;
import org.jspecify.annotations.Nullable;

/** Answers for a run. */
public final class Listener implements RunControls {
    private static final int LONGEST_TEXT = 2000;

    private final Home home;

    Listener(Home home) {
        this.home = home;
    }

    @Override
    public String cancel(CancelAsk ask) {
        return home.cancel(ask);
    }

    @Override
    public void validateCancel(CancelAsk ask) {
        limit(ask.by(), ask.reason());
    }

    @Override
    public String pause(PauseAsk ask) {
        return home.pause(ask);
    }

    @Override
    public void validatePause(PauseAsk ask) {
        limit(ask.by(), ask.reason());
    }

    @Override
    public String decide(StepDecision decision) {
        return home.decide(decision);
    }

    @Override
    public void validateDecide(StepDecision decision) {
        limit(decision.by(), decision.reason());
        home.refusal(decision).ifPresent(why -> {
            throw new IllegalArgumentException(why);
        });
    }

    @Override
    public String vote(@Nullable Object vote) {
        return home.vote(VoteReader.read(vote));
    }

    @Override
    public void validateVote(@Nullable Object vote) {
        if (!VoteReader.fits(vote)) {
            throw new IllegalArgumentException(
                    "statement and signature may have " + VoteAsk.LONGEST + " characters each");
        }
        Votes.tooMany(home.state()).ifPresent(why -> {
            throw new IllegalArgumentException(why);
        });
    }

    @Override
    public Question.Questions questions() {
        return new Question.Questions(RunViews.questions(home.state()));
    }

    private static void limit(String by, String reason) {
        if (by.length() > LONGEST_TEXT || reason.length() > LONGEST_TEXT) {
            throw new IllegalArgumentException("name and reason may have " + LONGEST_TEXT + " characters each");
        }
    }

    @Override
    public void lockAnswered(LockNotice notice) {
        home.lockAnswered(notice);
    }

    @Override
    public RunView view() {
        return home.view();
    }

    @Override
    public ResumeOffer resume(ResumeAsk ask) {
        return home.offer(ask);
    }

    @Override
    public RunState state() {
        return home.state();
    }

    @Override
    public String checklist() {
        return Checklist.markdown(home.plan(), home.state());
    }
}
