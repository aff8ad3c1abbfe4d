package io.drillbook.workflows.interpreter;

import io.drillbook.runbooks.call.Failure;
import io.drillbook.runbooks.call.FailureKind;
import io.drillbook.runbooks.json.ValueCodec;
import io.drillbook.runbooks.plan.PlanStep;
import io.drillbook.runbooks.type.DurationText;
import io.drillbook.workflows.interpreter.state.OpenTimer;
import io.drillbook.workflows.interpreter.state.Status;
import io.drillbook.workflows.interpreter.state.StepState;
import java.time.Duration;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What all steps that hold steps have in common, and the choice between branches. */
final class Scopes {
    /** In the output of a scope that failed: the key of the step that failed first. */
    static final String FAILED_STEP = "failed_step";

    private static final int NONE = -1;

    private final Draft draft;
    private final Walker walker;

    Scopes(Draft draft, Walker walker) {
        this.draft = draft;
        this.walker = walker;
    }

    /** Starts the clock of a scope that may not take longer. */
    void limit(PlanStep step, Optional<Duration> timeout, Place place) {
        String key = place.key(step);
        timeout.ifPresent(limit -> draft.startTimer(
                "block:" + key, OpenTimer.Purpose.BLOCK, key, limit, "Longest time of: " + Acts.title(step, key)));
    }

    /** Stops the clock of a scope. */
    void stopClock(String key) {
        draft.cancelTimers(timer ->
                timer.purpose() == OpenTimer.Purpose.BLOCK && timer.path().equals(key));
    }

    static Failure expiry(PlanStep step, Duration timeout, String key, String kind) {
        return Failure.of(
                kind + "-timed-out",
                FailureKind.LIMIT,
                Acts.title(step, key) + ": not done within " + DurationText.write(timeout));
    }

    void begin(PlanStep.Choose choose, Place place) {
        Values values = Values.of(draft, place);
        int taken = NONE;
        for (int index = 0; index < choose.branches().size() && taken == NONE; index++) {
            Optional<String> when = choose.branches().get(index).when();
            boolean holds = when.isEmpty()
                    || values.condition(when.get())
                            .orElseThrow(() -> new StepFault(
                                    "condition-unknown",
                                    FailureKind.UNKNOWN,
                                    "which branch to take is not known: `" + when.get()
                                            + "` rests on an absent value"));
            taken = holds ? index : NONE;
        }
        if (taken == NONE && !choose.output().fields().isEmpty()) {
            throw new StepFault(
                    "no-branch",
                    FailureKind.CHECK_FAILED,
                    choose.common().title() + ": no branch's condition holds, and its outputs are needed");
        }
        String key = place.key(choose);
        draft.steps.put(key, draft.known(key).withBranch(taken));
    }

    void resume(PlanStep.Choose choose, Place place) {
        String key = place.key(choose);
        int taken = draft.known(key).branch().orElseThrow();
        if (taken == NONE) {
            finish(key, Progress.DONE, new TreeMap<>());
            return;
        }
        PlanStep.Branch branch = choose.branches().get(taken);
        Progress progress = walker.inOrder(branch.steps(), key, place);
        boolean done = progress instanceof Progress.Done;
        finish(key, progress, done ? outputs(choose, branch, place) : new TreeMap<>());
    }

    /** Read back at once: an output that lacks a field fails the choose, and not a step that uses it. */
    private SortedMap<String, Object> outputs(PlanStep.Choose choose, PlanStep.Branch branch, Place place) {
        SortedMap<String, Object> json = Values.of(draft, place).json(branch.outputs());
        Object unused = ValueCodec.decode(choose.output(), json);
        return json;
    }

    void finish(String key, Progress progress, SortedMap<String, Object> output) {
        switch (progress) {
            case Progress.Done done -> draft.steps.put(key, draft.known(key).ended(Status.DONE, draft.now, output));
            case Progress.Failed failed -> fail(key, failed);
            case Progress.Pending pending -> {}
        }
    }

    void fail(String key, Progress.Failed failed) {
        Status status = failed.failure().kind() == FailureKind.UNKNOWN ? Status.UNKNOWN : Status.FAILED;
        SortedMap<String, Object> first = new TreeMap<>();
        first.put(FAILED_STEP, failed.step());
        draft.ending.remove(key);
        draft.steps.put(key, draft.known(key).with(first).failed(status, draft.now, failed.failure(), false));
    }

    /** Key of the innermost step that failed, when this one has. */
    static String failedFirst(PlanStep step, String key, StepState state) {
        boolean leaf = step instanceof PlanStep.Action || step instanceof PlanStep.Wait;
        return !leaf && state.output().get(FAILED_STEP) instanceof String first ? first : key;
    }
}
