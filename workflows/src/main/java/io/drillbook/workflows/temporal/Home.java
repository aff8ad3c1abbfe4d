package io.drillbook.workflows.temporal;

import io.drillbook.runbooks.call.CancelAsk;
import io.drillbook.runbooks.call.CastVote;
import io.drillbook.runbooks.call.Failure;
import io.drillbook.runbooks.call.LockNotice;
import io.drillbook.runbooks.call.PauseAsk;
import io.drillbook.runbooks.call.ResumeAsk;
import io.drillbook.runbooks.call.ResumeOffer;
import io.drillbook.runbooks.call.Resumption;
import io.drillbook.runbooks.call.RunFacts;
import io.drillbook.runbooks.call.RunIdentity;
import io.drillbook.runbooks.call.RunStart;
import io.drillbook.runbooks.call.RunView;
import io.drillbook.runbooks.call.StepDecision;
import io.drillbook.runbooks.call.VoteAsk;
import io.drillbook.runbooks.plan.Plan;
import io.drillbook.workflows.interpreter.Advance;
import io.drillbook.workflows.interpreter.Checklist;
import io.drillbook.workflows.interpreter.Controls;
import io.drillbook.workflows.interpreter.Interpreter;
import io.drillbook.workflows.interpreter.ResumeOffers;
import io.drillbook.workflows.interpreter.RunCommand;
import io.drillbook.workflows.interpreter.RunEvent;
import io.drillbook.workflows.interpreter.RunViews;
import io.drillbook.workflows.interpreter.StepTree;
import io.drillbook.workflows.interpreter.Votes;
import io.drillbook.workflows.interpreter.state.Ballots;
import io.drillbook.workflows.interpreter.state.Beginning;
import io.drillbook.workflows.interpreter.state.RunState;
import io.temporal.failure.ApplicationFailure;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInfo;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Takes a run through its events: one event, one step of the interpreter, its commands carried out. */
final class Home {
    private static final String VERSION = "interpreter";

    /** From how many steps on the checklist is made anew only after a pause. */
    private static final int MANY_STEPS = 100;

    private static final Duration DETAILS_PAUSE = Duration.ofSeconds(10);

    private final RunStart start;
    private final StepTree tree;
    private final Interpreter interpreter;
    private final Deque<RunEvent> inbox = new ArrayDeque<>();
    private final Calls calls = new Calls(inbox::addLast);
    private final Continuation continuation;
    private RunState state = RunState.initial();
    private boolean tooLarge;
    private Instant lastDetails = Instant.EPOCH;
    private Optional<RunStart> next = Optional.empty();
    private Optional<RunCommand.Finish> finish = Optional.empty();

    Home(RunStart start, Interpreter interpreter, Continuation continuation) {
        this.continuation = continuation;
        start.carried().ifPresent(carried -> state = CarriedState.read(carried));
        this.start = start;
        this.tree = new StepTree(start.plan().definition());
        this.interpreter = interpreter;
    }

    static Instant now() {
        return Instant.ofEpochMilli(Workflow.currentTimeMillis());
    }

    Plan plan() {
        return start.plan();
    }

    RunState state() {
        return state;
    }

    RunView view() {
        return RunViews.of(start.plan(), state, calls.activityIds());
    }

    /** Whether, and with what, the run can be taken up at a step. */
    ResumeOffer offer(ResumeAsk ask) {
        return ResumeOffers.of(start, tree, state, identity(), ask);
    }

    /** Somebody asks the run to stop. */
    String cancel(CancelAsk ask) {
        inbox.addLast(new RunEvent.CancelRequested(now(), ask.by(), ask.reason()));
        return "asked; the run is " + state.phase().word().replace('_', ' ');
    }

    /** Somebody holds the run, or lets it go on. */
    String pause(PauseAsk ask) {
        inbox.addLast(new RunEvent.PauseAsked(now(), ask));
        return (ask.pause() ? "held" : "goes on") + "; the run is "
                + state.phase().word().replace('_', ' ');
    }

    /** Somebody says what becomes of a failed step. */
    String decide(StepDecision decision) {
        Optional<String> refusal = refusal(decision);
        if (refusal.isEmpty()) {
            inbox.addLast(new RunEvent.StepDecided(now(), decision));
        }
        return refusal.orElse("done");
    }

    /**
     * Somebody votes or answers; what the run makes of it is known when its signature was checked.
     *
     * @throws ApplicationFailure when it does not count
     */
    String vote(VoteAsk ask) {
        String id = Workflow.getCurrentUpdateInfo().orElseThrow().getUpdateId();
        int before = cast(id);
        inbox.addLast(new RunEvent.VoteCast(now(), id, ask));
        Workflow.await(() -> finish.isPresent()
                || (cast(id) > before && Votes.decided(state, id).isPresent()));
        CastVote vote = Votes.decided(state, id)
                .orElseThrow(() -> ApplicationFailure.newNonRetryableFailure("the run has ended", "run-over"));
        if (vote.standing() == CastVote.Standing.REFUSED) {
            throw ApplicationFailure.newNonRetryableFailure(
                    vote.message(), vote.code().orElse("refused"));
        }
        return vote.message();
    }

    private int cast(String id) {
        return (int) state.ballots().map(Ballots::votes).orElse(List.of()).stream()
                .filter(vote -> vote.id().equals(id))
                .count();
    }

    /** Why a decision would change nothing. */
    Optional<String> refusal(StepDecision decision) {
        return Controls.refusal(tree, state, decision);
    }

    /** A notice for another run of the same workflow id is not ours. */
    void lockAnswered(LockNotice notice) {
        if (notice.owner().equals(identity().key())) {
            inbox.addLast(new RunEvent.LockAnswered(now(), Optional.empty(), notice.answer()));
        }
    }

    /** Runs to the end. Nothing here ends with a cancel of the workflow: a cancel is an event like any other. */
    RunCommand.Finish run() {
        RunAttributes.begin(start);
        int version = Workflow.getVersion(VERSION, Interpreter.VERSION, Interpreter.VERSION);
        if (start.carried().isPresent()) {
            takeUp();
        } else {
            inbox.addFirst(new RunEvent.Started(now(), beginning(version), start.resumption()));
        }
        CancellationScope.current().getCancellationRequest().thenApply(reason -> {
            String words = reason == null || reason.isBlank() ? "no reason given" : reason;
            inbox.addLast(new RunEvent.CancelRequested(now(), "Temporal", words));
            return words;
        });
        Workflow.newDetachedCancellationScope(this::loop).run();
        next.ifPresent(again -> Workflow.continueAsNew(again));
        return finish.orElseThrow();
    }

    private void loop() {
        while (finish.isEmpty() && !goesOn()) {
            Workflow.await(() -> !inbox.isEmpty());
            Advance advance = interpreter.advance(start.plan(), tree, state, inbox.removeFirst());
            state = advance.state();
            showLastPhase(advance.commands());
            advance.commands().forEach(this::carryOut);
            showDetails();
            if (!tooLarge) {
                continuation.due(state, now()).ifPresent(inbox::addLast);
            }
        }
        if (next.isEmpty()) {
            Workflow.await(Workflow::isEveryHandlerFinished);
        }
    }

    /** The timers of the history before go on where they were. */
    private void takeUp() {
        RunAttributes.show(state.phase(), state.outcome());
        state.timers().forEach((id, timer) -> {
            Duration left = Duration.between(now(), timer.until());
            calls.run(new RunCommand.StartTimer(
                    id, left.isNegative() ? Duration.ZERO : left, "Goes on from the history before: " + id));
        });
        inbox.addFirst(new RunEvent.WentOn(now(), Optional.empty()));
    }

    /** Whether the run goes on in a new history: nothing is in hand, and nothing that was said to it is unheard. */
    private boolean goesOn() {
        if (!state.draining() || !state.calls().isEmpty() || !inbox.isEmpty()) {
            return false;
        }
        Workflow.await(() -> Workflow.isEveryHandlerFinished() || !inbox.isEmpty());
        if (!inbox.isEmpty()) {
            return false;
        }
        String carried = CarriedState.write(state);
        Optional<Failure> failure = Continuation.tooLarge(carried);
        if (failure.isPresent()) {
            tooLarge = true;
            inbox.addLast(new RunEvent.WentOn(now(), failure));
            return false;
        }
        next = Optional.of(start.carrying(carried));
        return true;
    }

    /** A long checklist costs much to make, so it is not made for every event. */
    private void showDetails() {
        boolean small = state.steps().size() <= MANY_STEPS;
        if (!inbox.isEmpty()) {
            return;
        }
        if (small || finish.isPresent() || !now().isBefore(lastDetails.plus(DETAILS_PAUSE))) {
            lastDetails = now();
            Workflow.setCurrentDetails(Checklist.markdown(start.plan(), state));
        }
    }

    /** Phases that one event passes through would only fill the history. */
    private static void showLastPhase(List<RunCommand> commands) {
        commands.stream()
                .filter(RunCommand.ShowPhase.class::isInstance)
                .map(RunCommand.ShowPhase.class::cast)
                .reduce((earlier, later) -> later)
                .ifPresent(last -> RunAttributes.show(last.phase(), last.outcome()));
    }

    private void carryOut(RunCommand command) {
        switch (command) {
            case RunCommand.RunAction action -> calls.run(action);
            case RunCommand.RunSystem act -> calls.run(act);
            case RunCommand.StartTimer timer -> calls.run(timer);
            case RunCommand.CancelCall cancel -> calls.cancel(cancel.callId());
            case RunCommand.CancelTimer cancel -> calls.cancel(cancel.timerId());
            case RunCommand.ShowPhase shown -> {}
            case RunCommand.AskPeople asked -> {}
            case RunCommand.Finish end -> finish = Optional.of(end);
        }
    }

    private Beginning beginning(int version) {
        WorkflowInfo info = Workflow.getInfo();
        Plan plan = start.plan();
        String original = info.getOriginalExecutionRunId();
        boolean reset = !original.isEmpty() && !original.equals(info.getRunId());
        return new Beginning(
                identity(),
                info.getRunId(),
                RunFacts.of(plan, Instant.ofEpochMilli(info.getRunStartedTimestampMillis())),
                start.trigger(),
                start.starter(),
                Integer.toString(version),
                now(),
                reset,
                start.proof(),
                start.resumption().map(Resumption::continues),
                start.ticket());
    }

    private static RunIdentity identity() {
        return new RunIdentity(
                Workflow.getInfo().getWorkflowId(), Workflow.getInfo().getFirstExecutionRunId());
    }
}
