package io.drillbook.workflows.interpreter;

import io.drillbook.runbooks.call.ActionResult;
import io.drillbook.runbooks.call.Failure;
import io.drillbook.runbooks.call.FailureKind;
import io.drillbook.runbooks.call.LockAnswer;
import io.drillbook.runbooks.call.SignatureVerdicts;
import io.drillbook.runbooks.json.ValueCodec;
import io.drillbook.runbooks.plan.PlanStep;
import io.drillbook.runbooks.type.DurationText;
import io.drillbook.workflows.interpreter.state.OpenCall;
import io.drillbook.workflows.interpreter.state.OpenTimer;
import io.drillbook.workflows.interpreter.state.Phase;
import io.drillbook.workflows.interpreter.state.Status;
import io.drillbook.workflows.interpreter.state.StepState;
import io.drillbook.workflows.interpreter.state.Stop;
import java.time.Duration;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Writes what happened into the draft. What it does not know of, or knows already, changes nothing. */
final class Events {
    private final Draft draft;
    private final Acts acts;

    Events(Draft draft) {
        this.draft = draft;
        this.acts = new Acts(draft);
    }

    void apply(RunEvent event) {
        switch (event) {
            case RunEvent.Started started -> start(started);
            case RunEvent.ActionSucceeded done -> close(done.callId(), path -> succeeded(path, done.result()));
            case RunEvent.SystemSucceeded done ->
                close(done.callId(), path -> {
                    draft.stored = done.stored().or(() -> draft.stored);
                    finish(path);
                });
            case RunEvent.LockAnswered answered -> answered(answered);
            case RunEvent.CallFailed failed ->
                close(failed.callId(), path -> {
                    draft.steps.put(path, draft.known(path).left(failed.trace()));
                    acts.failed(path, failed.failure(), failed.begun());
                });
            case RunEvent.CallLost lost -> close(lost.callId(), path -> acts.lost(path, lost.reason()));
            case RunEvent.CallTimedOut late -> close(late.callId(), acts::timedOut);
            case RunEvent.CallCancelled cancelled -> close(cancelled.callId(), acts::cancelled);
            case RunEvent.TimerFired fired -> fired(fired.timerId());
            case RunEvent.CancelRequested asked -> cancel(asked);
            case RunEvent.DrainAsked asked -> draft.draining = true;
            case RunEvent.WentOn on -> {
                draft.draining = false;
                on.failure()
                        .filter(why -> draft.stop.isEmpty())
                        .ifPresent(why -> draft.stop = Optional.of(new Stop(false, why)));
            }
            case RunEvent.SignaturesChecked checked ->
                close(checked.callId(), path -> {
                    finish(path);
                    signed(path, checked.verdicts());
                });
            case RunEvent.Previewed shown ->
                close(shown.callId(), path -> {
                    finish(path);
                    new Questions(draft).previewed(path, shown.lines());
                });
            case RunEvent.VoteCast cast -> new Votes(draft).cast(cast.id(), cast.ask());
            case RunEvent.PauseAsked asked -> new Controls(draft).pause(asked.ask());
            case RunEvent.StepDecided decided -> new Controls(draft).decide(decided.decision());
        }
    }

    private void signed(String path, SignatureVerdicts verdicts) {
        if (path.equals(SystemActs.SIGNATURES)) {
            new Proofs(draft).proven(verdicts);
        } else {
            new Votes(draft).checked(path, verdicts.items().getFirst());
        }
    }

    private void start(RunEvent.Started started) {
        if (draft.beginning.isPresent()) {
            return;
        }
        draft.beginning = Optional.of(started.beginning());
        if (started.beginning().reset()) {
            draft.deviations.add("reset: the run was set back to an earlier point of its history");
        }
        started.resumption().ifPresent(new Rechecks(draft)::takeOver);
        draft.issue(new RunCommand.ShowPhase(draft.phase, draft.outcome));
        Duration longest = draft.plan.definition().guard().maxDuration();
        draft.startTimer(
                "longest-duration",
                OpenTimer.Purpose.LONGEST_DURATION,
                "",
                longest,
                "Longest duration of the run (" + DurationText.write(longest) + ")");
    }

    private void close(String callId, Consumer<String> then) {
        OpenCall call = draft.calls.remove(callId);
        if (call != null) {
            then.accept(call.path());
        }
    }

    private void finish(String path) {
        draft.steps.put(path, draft.known(path).ended(Status.DONE, draft.now, new TreeMap<>()));
    }

    /** A result is read at once: what cannot be read fails its own step and not the one that uses it. */
    private void succeeded(String path, ActionResult result) {
        StepState state = draft.known(path);
        draft.steps.put(
                path,
                state.with(state.act().ran(result.commands(), result.alreadyDone()))
                        .left(result.trace()));
        try {
            Optional<Failure> tooLarge =
                    Limits.tooLarge("the output of the act", "result-too-large", result.output(), Limits.OUTPUT);
            if (tooLarge.isPresent()) {
                throw new StepFault(tooLarge.get());
            }
            PlanStep step = draft.tree.find(path).orElse(null);
            if (step instanceof PlanStep.Action action) {
                Object unused = ValueCodec.decodeKnown(action.output(), result.output());
                draft.verdicts = Collecting.add(draft.verdicts, path, action.output(), result.output());
            }
            if (step instanceof PlanStep.Wait) {
                // whether that was the last look is judged where the step stands
                draft.steps.put(path, draft.known(path).with(result.output()));
                return;
            }
            draft.steps.put(path, draft.known(path).ended(Status.DONE, draft.now, result.output()));
        } catch (RuntimeException | StackOverflowError thrown) {
            acts.end(path, Status.FAILED, Faults.of(thrown), true);
        }
    }

    private void answered(RunEvent.LockAnswered answered) {
        answered.callId().ifPresent(callId -> close(callId, this::finish));
        boolean late = draft.phase.compareTo(Phase.WAITING_FOR_LOCK) > 0;
        if (late || draft.lock.grantedAt().isPresent()) {
            return;
        }
        LockAnswer answer = answered.answer();
        draft.lock = draft.lock.answered(answer, draft.now);
        if (answer.state() == LockAnswer.State.QUEUED && answered.callId().isPresent()) {
            draft.issue(new RunCommand.ShowPhase(draft.phase, draft.outcome));
            Duration limit =
                    draft.plan.definition().guard().lock().orElseThrow().waitLimit();
            draft.startTimer(
                    "lock-wait",
                    OpenTimer.Purpose.LOCK_WAIT,
                    "",
                    limit,
                    "Longest wait for the lock (" + DurationText.write(limit) + ")");
        }
    }

    private void fired(String timerId) {
        OpenTimer timer = draft.timers.remove(timerId);
        if (timer == null) {
            return;
        }
        switch (timer.purpose()) {
            case LONGEST_DURATION -> tooLong();
            case LOCK_WAIT -> lockWaitOver();
            case RETRY -> {
                // while the run is halted the walk takes the step up again when it goes on
                if (!draft.halted(timer.path()) || timer.path().startsWith(SystemActs.ROOT)) {
                    acts.open(acts.spec(timer.path()));
                }
            }
            case WAIT -> finish(timer.path());
            case BLOCK -> draft.ending.add(timer.path());
            case HOLD -> new Holds(draft).nobodyCame(timer.path());
            case QUESTION -> new Questions(draft).timeIsOver(timer.path());
        }
    }

    private void tooLong() {
        if (draft.phase.compareTo(Phase.RUNNING) <= 0 && draft.stop.isEmpty()) {
            draft.stop = Optional.of(new Stop(
                    false,
                    new Failure(
                            "run-too-long",
                            FailureKind.LIMIT,
                            "the run is not done within "
                                    + DurationText.write(
                                            draft.plan.definition().guard().maxDuration()),
                            Optional.of("Raise `max_duration` when the work really takes longer."))));
        }
    }

    private void lockWaitOver() {
        Duration limit = draft.plan.definition().guard().lock().orElseThrow().waitLimit();
        String last = draft.lock.answer().map(LockAnswer::message).orElse("the lock did not answer");
        draft.lock = draft.lock.answered(
                new LockAnswer(
                        LockAnswer.State.REFUSED,
                        Optional.empty(),
                        Optional.empty(),
                        "not granted within " + DurationText.write(limit) + "; " + last),
                draft.now);
    }

    private void cancel(RunEvent.CancelRequested asked) {
        String words = asked.reason().isBlank() ? "no reason given" : asked.reason();
        boolean inTime = draft.phase.compareTo(Phase.RUNNING) <= 0 && draft.stop.isEmpty();
        draft.deviations.add("cancel asked by " + asked.by() + ": " + words
                + (inTime ? "" : " (too late: the run was " + draft.phase.word() + ")"));
        if (inTime) {
            Failure failure =
                    Failure.of("cancelled", FailureKind.CANCELLED, "cancelled by " + asked.by() + ": " + words);
            draft.stop = Optional.of(new Stop(true, failure));
        }
    }
}
