package io.drillbook.workflows.interpreter;

import io.drillbook.runbooks.call.ActionCall;
import io.drillbook.runbooks.call.EffectIdentity;
import io.drillbook.runbooks.call.Failure;
import io.drillbook.runbooks.call.FailureKind;
import io.drillbook.runbooks.plan.PlanStep;
import io.drillbook.runbooks.type.DurationText;
import io.drillbook.workflows.interpreter.state.Beginning;
import io.drillbook.workflows.interpreter.state.OpenCall;
import io.drillbook.workflows.interpreter.state.OpenTimer;
import io.drillbook.workflows.interpreter.state.Status;
import io.drillbook.workflows.interpreter.state.StepState;
import io.drillbook.workflows.interpreter.state.UndoState;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Attempts of acts. Every attempt is one activity that the server does not try again, so that two rules can differ: a
 * failure follows the step's {@code retry}, while a lost worker is always taken up again until the step's deadline,
 * because every action finds its own effect.
 */
final class Acts {
    /** A worker lost so often is lost because of the act. */
    private static final int MOST_ATTEMPTS = 100;

    private final Draft draft;

    Acts(Draft draft) {
        this.draft = draft;
    }

    /** Begins an act: its first attempt is open afterwards, or it has failed because its input is too large. */
    void begin(ActSpec spec, SortedMap<String, Object> input) {
        StepState state = draft.step(spec.path()).orElseGet(() -> StepState.begin(draft.now, draft.undo.size()));
        draft.steps.put(spec.path(), state.with(state.act().prepared(input, deadline(spec), latest(spec))));
        Optional<Failure> tooLarge = Limits.tooLarge("the input of the act", "input-too-large", input, Limits.INPUT);
        if (tooLarge.isPresent()) {
            end(spec.path(), Status.FAILED, tooLarge.get(), false);
        } else {
            open(spec);
        }
    }

    /** Until when the act may go on, all attempts together. */
    Optional<Instant> deadline(ActSpec spec) {
        return spec.untilDone() ? Optional.empty() : Optional.of(draft.now.plus(spec.timeout()));
    }

    /** Until when attempts may begin. */
    Optional<Instant> latest(ActSpec spec) {
        return spec.retry().within().map(draft.now::plus);
    }

    /** Begins a system act. */
    void begin(String systemPath) {
        begin(SystemActs.spec(draft, systemPath), new TreeMap<>());
    }

    /** The next attempt of an act. */
    void open(ActSpec spec) {
        StepState state = draft.known(spec.path()).nextAttempt();
        draft.steps.put(spec.path(), state);
        Duration left = state.act()
                .deadline()
                .map(deadline -> Duration.between(draft.now, deadline))
                .map(time -> time.compareTo(spec.least()) < 0 ? spec.least() : time)
                .orElse(spec.timeout());
        String title = state.act().attempts() == 1
                ? spec.title()
                : spec.title() + " (attempt " + state.act().attempts() + ")";
        String callId = spec.path() + "@" + state.act().attempts();
        draft.calls.put(callId, new OpenCall(spec.path(), false));
        draft.issue(
                switch (spec.request()) {
                    case ActSpec.Target target ->
                        new RunCommand.RunAction(callId, call(spec, target, state), left, title);
                    case ActSpec.Own own ->
                        new RunCommand.RunSystem(callId, own.activity(), own.input(), left, title, spec.untilDone());
                });
    }

    /** An attempt failed: another follows after a pause, or the act has failed. */
    void failed(String path, Failure failure, boolean begun) {
        ActSpec spec = spec(path);
        StepState state = draft.known(path);
        Duration pause = spec.pause(state.act().failures() + 1, identity(path).key());
        boolean again = spec.untilDone()
                || (failure.kind().retryable()
                        && state.act().failures() + 1 < spec.retry().attempts()
                        && !stopping(path)
                        && before(state.act().deadline(), pause)
                        && state.act().latest().stream()
                                .noneMatch(limit -> draft.now.plus(pause).isAfter(limit)));
        if (again) {
            draft.steps.put(path, state.retrying(failure, begun));
            draft.startTimer(
                    "retry:" + path + "@" + state.act().attempts(),
                    OpenTimer.Purpose.RETRY,
                    path,
                    pause,
                    "Before the next attempt: " + spec.title());
        } else {
            Status status = switch (failure.kind()) {
                case UNKNOWN -> Status.UNKNOWN;
                case CANCELLED -> Status.CANCELLED;
                case UNREACHABLE, BUSY, REFUSED, CHECK_FAILED, LIMIT, INTERNAL -> Status.FAILED;
            };
            end(path, status, failure, begun);
        }
    }

    private boolean before(Optional<Instant> limit, Duration pause) {
        return limit.stream().noneMatch(end -> !draft.now.plus(pause).isBefore(end));
    }

    private EffectIdentity identity(String key) {
        return new EffectIdentity(draft.beginning.orElseThrow().identity(), Keys.path(key), Keys.iteration(key));
    }

    /** The worker of an attempt is gone: the act is taken up again at once. */
    void lost(String path, String reason) {
        ActSpec spec = spec(path);
        StepState state = draft.known(path);
        boolean late = state.act().deadline().stream().anyMatch(limit -> !draft.now.isBefore(limit));
        if (late) {
            timedOut(path);
        } else if (stopping(path) || (state.act().attempts() >= MOST_ATTEMPTS && !spec.untilDone())) {
            end(
                    path,
                    Status.UNKNOWN,
                    Failure.of(
                            "worker-lost",
                            FailureKind.UNREACHABLE,
                            "the worker was lost during attempt " + state.act().attempts() + ": " + reason),
                    true);
        } else {
            draft.steps.put(path, state.with(state.act().touched()));
            open(spec);
        }
    }

    /** The time of all attempts is over. */
    void timedOut(String path) {
        ActSpec spec = spec(path);
        if (spec.untilDone()) {
            open(spec);
            return;
        }
        end(
                path,
                Status.UNKNOWN,
                new Failure(
                        "step-timed-out",
                        FailureKind.LIMIT,
                        "no result within " + DurationText.write(spec.timeout()) + ", attempts: "
                                + draft.known(path).act().attempts(),
                        Optional.of("Whether the act took effect is not known; look at the target.")),
                true);
    }

    /** An attempt ended because it was asked to stop. */
    void cancelled(String path) {
        if (spec(path).untilDone()) {
            failed(path, Failure.of("cancelled", FailureKind.CANCELLED, "somebody cancelled the activity"), true);
        } else {
            end(path, Status.CANCELLED, Failure.of("cancelled", FailureKind.CANCELLED, "stopped when asked to"), true);
        }
    }

    /** The act is over with a failure. */
    void end(String path, Status status, Failure failure, boolean begun) {
        draft.steps.put(path, draft.known(path).failed(status, draft.now, failure, begun));
    }

    ActSpec spec(String path) {
        if (path.startsWith(SystemActs.ROOT)) {
            return SystemActs.spec(draft, path);
        }
        PlanStep step = draft.tree.find(path).orElse(null);
        if (step instanceof PlanStep.Action action) {
            return MeasureEnds.cutShort(draft, path)
                    ? spec(action, path).within(MeasureEnds.CUT_SHORT_LIMIT)
                    : spec(action, path);
        }
        if (step instanceof PlanStep.Wait wait && wait.poll().isPresent()) {
            return Polls.spec(wait, wait.poll().get(), path);
        }
        return draft.undo.stream()
                .filter(undo -> undo.path().equals(path))
                .findFirst()
                .map(Acts::spec)
                .orElseThrow(() -> new IllegalStateException("not an act: " + path));
    }

    static ActSpec spec(PlanStep.Action step, String key) {
        return new ActSpec(
                key,
                title(step, key),
                step.timeout(),
                step.retry(),
                new ActSpec.Target(step.action(), step.signature()));
    }

    static ActSpec spec(UndoState undo) {
        return new ActSpec(
                undo.path(),
                "Undo: " + undo.title(),
                undo.timeout(),
                undo.retry(),
                new ActSpec.Target(undo.action(), undo.signature()));
    }

    private ActionCall call(ActSpec spec, ActSpec.Target target, StepState state) {
        Beginning beginning = draft.beginning.orElseThrow();
        return new ActionCall(
                identity(spec.path()),
                target.action(),
                target.signature(),
                spec.title(),
                state.act().input(),
                draft.lock.token(),
                beginning.facts(),
                state.act().attempts(),
                SystemActs.askAgain(draft));
    }

    /** Whether no further attempt of the act is wanted: its steps are to end. Undo and what follows go on. */
    boolean stopping(String path) {
        if (MeasureEnds.closes(draft, path)) {
            return false;
        }
        return (draft.stopping() && !draft.tree.isLast(path))
                || draft.ending.stream().anyMatch(scope -> draft.tree.endsWith(path, scope));
    }

    /** Inside loops, with the items it is for. */
    static String title(PlanStep step, String key) {
        String items = Keys.iteration(key);
        return step.common().title() + (items.isEmpty() ? "" : " [" + items + "]");
    }
}
