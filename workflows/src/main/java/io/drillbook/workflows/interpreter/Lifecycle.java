package io.drillbook.workflows.interpreter;

import io.drillbook.runbooks.call.Failure;
import io.drillbook.runbooks.call.FailureKind;
import io.drillbook.runbooks.call.LockAnswer;
import io.drillbook.runbooks.call.Outcome;
import io.drillbook.runbooks.plan.PlanStep;
import io.drillbook.workflows.interpreter.state.LockStanding;
import io.drillbook.workflows.interpreter.state.OpenTimer;
import io.drillbook.workflows.interpreter.state.Phase;
import io.drillbook.workflows.interpreter.state.Status;
import io.drillbook.workflows.interpreter.state.StepState;
import io.drillbook.workflows.interpreter.state.Stop;
import java.util.List;
import java.util.Optional;

/** A run's life, phase by phase: open, lock, steps, undo, {@code finally}, release, record, end. */
final class Lifecycle {
    private final Draft draft;
    private final Acts acts;

    Lifecycle(Draft draft) {
        this.draft = draft;
        this.acts = new Acts(draft);
    }

    /** Does everything that can be done now. */
    void drive() {
        Phase before;
        do {
            new Votes(draft).settle();
            before = draft.phase;
            switch (before) {
                case OPENING -> opening();
                case WAITING_FOR_LOCK -> waitingForLock();
                case RUNNING -> running();
                case UNDOING -> undoing();
                case FINALLY -> finallySteps();
                case RELEASING -> releasing();
                case RECORDING -> recording();
                case ENDED -> {}
            }
        } while (draft.phase != before);
    }

    private void opening() {
        if (draft.beginning.isEmpty()) {
            return;
        }
        Optional<StepState> open = begunSystemAct(SystemActs.OPEN);
        if (open.isEmpty()) {
            return;
        }
        if (Proofs.wanted(draft) && !open.get().status().bad()) {
            Optional<StepState> signatures = begunSystemAct(SystemActs.SIGNATURES);
            if (signatures.isEmpty()) {
                return;
            }
            if (signatures.get().status().bad()) {
                draft.failure =
                        draft.stop.map(Stop::failure).or(() -> signatures.get().failure());
                toRecord();
                return;
            }
        }
        Optional<Failure> closed = Gates.closed(draft.plan.definition().guard(), draft.now);
        if (draft.stop.isPresent() || open.get().status().bad() || closed.isPresent()) {
            draft.failure =
                    draft.stop.map(Stop::failure).or(() -> open.get().failure()).or(() -> closed);
            toRecord();
        } else if (draft.plan.definition().guard().lock().isPresent()) {
            // Shown only when it has to wait: most locks are free.
            draft.phase = Phase.WAITING_FOR_LOCK;
        } else {
            draft.enter(Phase.RUNNING);
        }
    }

    private void waitingForLock() {
        if (draft.step(SystemActs.ACQUIRE).isEmpty()) {
            if (draft.draining) {
                return;
            }
            if (draft.stop.isPresent()) {
                draft.failure = draft.stop.map(Stop::failure);
                toRelease();
                return;
            }
        }
        if (draft.lock.asked().isEmpty()) {
            draft.lock = LockStanding.asking(draft.now);
        }
        Optional<StepState> acquire = begunSystemAct(SystemActs.ACQUIRE);
        if (acquire.isEmpty()) {
            return;
        }
        if (draft.lock.grantedAt().isPresent()) {
            cancelLockWait();
            granted();
        } else if (draft.lock.refused()) {
            cancelLockWait();
            draft.failure = Optional.of(lockRefused());
            toRelease();
        } else if (draft.stop.isPresent() || acquire.get().status().bad()) {
            cancelLockWait();
            draft.failure = draft.stop.map(Stop::failure).or(() -> acquire.get().failure());
            toRelease();
        }
    }

    private Failure lockRefused() {
        return new Failure(
                "lock-refused",
                FailureKind.REFUSED,
                "the lock of " + draft.plan.target() + " was refused: "
                        + draft.lock.answer().map(LockAnswer::message).orElse("no reason was given"),
                Optional.of("`drillbook status` names the holder and the queue."));
    }

    private void granted() {
        Optional<Failure> closed = Gates.closed(draft.plan.definition().guard(), draft.now);
        if (draft.stop.isPresent()) {
            endSteps(draft.stop.get().failure());
        } else if (closed.isPresent()) {
            draft.failure = closed;
            toRelease();
        } else {
            draft.enter(Phase.RUNNING);
        }
    }

    private void cancelLockWait() {
        draft.cancelTimers(timer -> timer.purpose() == OpenTimer.Purpose.LOCK_WAIT);
    }

    private void running() {
        if (draft.stop.isPresent()) {
            if (new Ending(draft).settled()) {
                endSteps(draft.stop.get().failure());
            }
            return;
        }
        switch (new Walker(draft, true).inOrder(draft.plan.definition().steps(), "steps", Place.TOP)) {
            case Progress.Pending pending -> {}
            case Progress.Failed failed -> endSteps(new Rechecks(draft).judged(failed));
            case Progress.Done done -> {
                cancelLongest();
                draft.outcome = Optional.of(Outcomes.of(draft.state()).outcome());
                draft.enter(Phase.FINALLY);
            }
        }
    }

    private void endSteps(Failure failure) {
        draft.failure = Optional.of(failure);
        cancelLongest();
        draft.outcome = Optional.of(Outcomes.of(draft.state()).outcome());
        draft.enter(Phase.UNDOING);
    }

    private void cancelLongest() {
        draft.cancelTimers(timer -> timer.purpose() == OpenTimer.Purpose.LONGEST_DURATION);
    }

    private void undoing() {
        if (new Undoing(draft, acts).done()) {
            draft.outcome = Optional.of(Outcomes.of(draft.state()).outcome());
            draft.enter(Phase.FINALLY);
        }
    }

    private void finallySteps() {
        List<PlanStep> steps = draft.plan.definition().finallySteps();
        if (new Walker(draft, false).inSpite(steps, "finally", Place.TOP) instanceof Progress.Pending) {
            return;
        }
        steps.stream()
                .map(step -> draft.known(step.common().path()))
                .filter(state -> state.status().bad())
                .forEach(state -> draft.aftermath.add(state.failure().orElseThrow()));
        evaluateOutputs();
        toRelease();
    }

    private void evaluateOutputs() {
        try {
            draft.outcome = Optional.of(Outcomes.of(draft.state()).outcome());
            var outputs =
                    Values.of(draft, Place.TOP).json(draft.plan.definition().outputs());
            Optional<Failure> tooLarge =
                    Limits.tooLarge("the outputs of the run", "outputs-too-large", outputs, Limits.OUTPUT);
            tooLarge.ifPresentOrElse(draft.aftermath::add, () -> draft.outputs = outputs);
        } catch (RuntimeException | StackOverflowError thrown) {
            draft.aftermath.add(Faults.of(thrown));
        }
    }

    private void toRelease() {
        cancelLongest();
        draft.outcome = Optional.of(Outcomes.of(draft.state()).outcome());
        draft.enter(Phase.RELEASING);
    }

    private void releasing() {
        if (!draft.lock.known()) {
            toRecord();
            return;
        }
        Optional<StepState> release = begunSystemAct(SystemActs.RELEASE);
        if (release.isEmpty()) {
            return;
        }
        if (release.get().status().bad()) {
            draft.deviations.add("the lock of " + draft.plan.target() + " could not be given back: "
                    + release.get().failure().map(Failure::message).orElse(""));
        }
        toRecord();
    }

    private void toRecord() {
        cancelLongest();
        draft.outcome = Optional.of(Outcomes.of(draft.state()).outcome());
        draft.endedAt = Optional.of(draft.now);
        draft.enter(Phase.RECORDING);
    }

    private void recording() {
        if (new Votes(draft).checking()) {
            return;
        }
        Optional<StepState> record = begunSystemAct(SystemActs.RECORD);
        if (record.isPresent()) {
            Outcomes last = Outcomes.of(draft.state());
            draft.failure = last.failure();
            draft.enter(Phase.ENDED);
            draft.issue(new RunCommand.Finish(last.outcome(), last.failure(), draft.outputs));
        }
    }

    /** Begins a system act when it has not begun; its state once it has ended. */
    private Optional<StepState> begunSystemAct(String path) {
        Optional<StepState> state = draft.step(path);
        if (state.isEmpty() && draft.draining) {
            return Optional.empty();
        }
        if (state.isEmpty()) {
            acts.begin(path);
            return Optional.empty();
        }
        if (state.get().status() == Status.RETRYING && draft.stopping()) {
            draft.cancelTimers(timer -> timer.path().equals(path));
            Failure why = draft.stop
                    .map(Stop::failure)
                    .orElse(Failure.of("cancelled", FailureKind.CANCELLED, "stopped before it was done"));
            acts.end(path, Status.CANCELLED, why, true);
            state = draft.step(path);
        }
        return state.filter(known -> known.status().finished());
    }

    /** How the run stands when the interpreter itself failed in this phase: the rest of the phase is given up. */
    void giveUp(Failure fault) {
        switch (draft.phase) {
            case OPENING, WAITING_FOR_LOCK -> {
                draft.failure = Optional.of(fault);
                toRelease();
            }
            case RUNNING -> {
                if (draft.stop.isEmpty()) {
                    draft.stop = Optional.of(new Stop(false, fault));
                } else {
                    endSteps(fault);
                }
            }
            case UNDOING -> {
                draft.aftermath.add(fault);
                draft.outcome = Optional.of(Outcome.FAILED);
                draft.enter(Phase.FINALLY);
            }
            case FINALLY -> {
                draft.aftermath.add(fault);
                draft.outcome = Optional.of(Outcome.FAILED);
                draft.enter(Phase.RELEASING);
            }
            case RELEASING -> {
                draft.aftermath.add(fault);
                toRecord();
            }
            case RECORDING, ENDED -> {
                draft.enter(Phase.ENDED);
                draft.issue(new RunCommand.Finish(Outcome.FAILED, Optional.of(fault), draft.outputs));
            }
        }
    }
}
