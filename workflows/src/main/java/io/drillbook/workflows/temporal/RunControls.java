package io.drillbook.workflows.temporal;

import io.drillbook.runbooks.call.CancelAsk;
import io.drillbook.runbooks.call.LockNotice;
import io.drillbook.runbooks.call.PauseAsk;
import io.drillbook.runbooks.call.Question;
import io.drillbook.runbooks.call.ResumeAsk;
import io.drillbook.runbooks.call.ResumeOffer;
import io.drillbook.runbooks.call.RunView;
import io.drillbook.runbooks.call.StepDecision;
import io.drillbook.runbooks.call.SystemAction;
import io.drillbook.runbooks.call.VoteAsk;
import io.drillbook.workflows.interpreter.state.RunState;
import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.UpdateMethod;
import io.temporal.workflow.UpdateValidatorMethod;
import org.jspecify.annotations.Nullable;

/** What a run listens to, from its first task on. */
public interface RunControls {
    /**
     * Asks the run to stop.
     *
     * @return what the run makes of it, in words
     */
    @UpdateMethod(name = CancelAsk.UPDATE)
    String cancel(CancelAsk ask);

    /** Refuses only what is oversized. */
    @UpdateValidatorMethod(updateName = CancelAsk.UPDATE)
    void validateCancel(CancelAsk ask);

    /**
     * Holds the run, or lets it go on.
     *
     * @return what the run makes of it, in words
     */
    @UpdateMethod(name = PauseAsk.UPDATE)
    String pause(PauseAsk ask);

    /** Refuses only what is oversized. */
    @UpdateValidatorMethod(updateName = PauseAsk.UPDATE)
    void validatePause(PauseAsk ask);

    /**
     * Says what becomes of a failed step that waits for a person.
     *
     * @return what the run makes of it, in words
     */
    @UpdateMethod(name = StepDecision.UPDATE)
    String decide(StepDecision decision);

    /** Refuses what is oversized, and what no step waits for. */
    @UpdateValidatorMethod(updateName = StepDecision.UPDATE)
    void validateDecide(StepDecision decision);

    /**
     * Takes a vote or an answer. It holds nothing that is believed, so its form is not asked for before it is recorded.
     *
     * @param vote what should be a {@link VoteAsk}
     * @return what the run makes of it, in words
     */
    @UpdateMethod(name = VoteAsk.UPDATE)
    String vote(@Nullable Object vote);

    /** Refuses only what is oversized, and what comes too often. */
    @UpdateValidatorMethod(updateName = VoteAsk.UPDATE)
    void validateVote(@Nullable Object vote);

    /** What the run asks people now. */
    @QueryMethod(name = Question.QUERY)
    Question.Questions questions();

    /** The lock of the run's target answers by itself. */
    @SignalMethod(name = SystemAction.GRANTED_SIGNAL)
    void lockAnswered(LockNotice notice);

    /** How the run stands, for people. */
    @QueryMethod(name = RunView.QUERY)
    RunView view();

    /** Whether, and with what, the run can be taken up at a step once it has ended. */
    @QueryMethod(name = ResumeOffer.QUERY)
    ResumeOffer resume(ResumeAsk ask);

    /** The whole state, for programs. */
    @QueryMethod(name = "state")
    RunState state();

    /** The checklist in Markdown. */
    @QueryMethod(name = "checklist")
    String checklist();
}
