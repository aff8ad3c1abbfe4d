package io.drillbook.workflows.interpreter;

import io.drillbook.runbooks.call.Failure;
import io.drillbook.runbooks.call.FailureKind;
import io.drillbook.runbooks.plan.PlanStep;
import io.drillbook.runbooks.type.DurationText;
import io.drillbook.runbooks.type.ValueType;
import io.drillbook.workflows.interpreter.state.OpenTimer;
import io.drillbook.workflows.interpreter.state.Status;
import io.drillbook.workflows.interpreter.state.StepState;
import io.drillbook.workflows.interpreter.state.UndoState;
import java.time.Duration;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** How steps without steps inside begin. */
final class Beginnings {
    private final Draft draft;
    private final boolean undoable;

    Beginnings(Draft draft, boolean undoable) {
        this.draft = draft;
        this.undoable = undoable;
    }

    /** Evaluates the inputs of the act and of its undo, registers the undo, and only then opens the act. */
    void action(PlanStep.Action step, Place place) {
        Values values = Values.of(draft, place);
        String key = place.key(step);
        SortedMap<String, Object> input = values.json(step.with());
        boolean registered = draft.undo.stream().anyMatch(undo -> undo.step().equals(key));
        if (undoable && step.undo().isPresent() && !registered) {
            register(undo(step, step.undo().get(), key, values));
        }
        new Acts(draft).begin(Acts.spec(step, key), input);
    }

    private void register(UndoState undo) {
        if (draft.undo.size() >= Limits.UNDOS) {
            throw new StepFault(new Failure(
                    "too-many-undos",
                    FailureKind.LIMIT,
                    "a run may have " + Limits.UNDOS + " changes that can be taken back, and this is one more",
                    Optional.of("Change fewer things in one run.")));
        }
        draft.undo.add(undo);
    }

    private static UndoState undo(PlanStep.Action step, PlanStep.Undo undo, String key, Values values) {
        SortedMap<String, Object> input = values.json(undo.with());
        Optional<Failure> tooLarge = Limits.tooLarge("the input of the undo", "input-too-large", input, Limits.INPUT);
        if (tooLarge.isPresent()) {
            throw new StepFault(tooLarge.get());
        }
        return new UndoState(
                key,
                Acts.title(step, key),
                undo.action(),
                undo.signature(),
                undo.risk(),
                input,
                undo.timeout(),
                undo.retry(),
                UndoState.Standing.REGISTERED);
    }

    void assertion(PlanStep.Assert step, Place place) {
        Values values = Values.of(draft, place);
        Optional<Boolean> holds = values.condition(step.that());
        if (holds.isEmpty()) {
            throw new StepFault(
                    "assertion-unknown",
                    FailureKind.UNKNOWN,
                    values.text(step.message()) + ": not known, `" + step.that() + "` rests on an absent value");
        }
        if (!holds.get()) {
            throw new StepFault(new Failure(
                    "assertion-failed",
                    FailureKind.CHECK_FAILED,
                    values.text(step.message()),
                    Optional.of("`" + step.that() + "` is false")));
        }
        String path = place.key(step);
        draft.steps.put(path, draft.known(path).ended(Status.DONE, draft.now, new TreeMap<>()));
    }

    void pause(PlanStep.Wait step, Place place) {
        String path = place.key(step);
        Duration duration = Values.of(draft, place).value(step.duration(), ValueType.DURATION).stream()
                .map(Duration.class::cast)
                .findFirst()
                .orElseThrow(() ->
                        new StepFault("wait-unknown", FailureKind.UNKNOWN, "how long to wait is an absent value"));
        if (step.poll().isPresent()) {
            new Polls(draft).begin(step, step.poll().get(), place, duration);
        } else if (duration.isNegative() || duration.isZero()) {
            StepState state = draft.known(path);
            draft.steps.put(path, state.ended(Status.DONE, draft.now, new TreeMap<>()));
        } else {
            draft.startTimer(
                    "wait:" + path,
                    OpenTimer.Purpose.WAIT,
                    path,
                    duration,
                    Acts.title(step, path) + " (" + DurationText.write(duration) + ")");
        }
    }
}
