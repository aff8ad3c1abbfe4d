package io.drillbook.workflows.interpreter;

import io.drillbook.runbooks.call.Failure;
import io.drillbook.runbooks.call.FailureKind;
import io.drillbook.runbooks.json.ValueCodec;
import io.drillbook.runbooks.plan.PlanStep;
import io.drillbook.runbooks.type.DurationText;
import io.drillbook.workflows.interpreter.state.OpenTimer;
import io.drillbook.workflows.interpreter.state.Status;
import io.drillbook.workflows.interpreter.state.StepState;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Steps that hold steps. */
final class Scopes {
    private static final int NONE = -1;

    private final Draft draft;
    private final Walker walker;

    Scopes(Draft draft, Walker walker) {
        this.draft = draft;
        this.walker = walker;
    }

    void begin(PlanStep.Block block) {
        String path = block.common().path();
        block.timeout()
                .ifPresent(timeout -> draft.startTimer(
                        "block:" + path,
                        OpenTimer.Purpose.BLOCK,
                        path,
                        timeout,
                        "Longest time of: " + block.common().title()));
    }

    /** Goes on inside; when the block's time is over, waits for what is open inside to end and fails. */
    void resume(PlanStep.Block block) {
        String path = block.common().path();
        if (draft.expired.contains(path)) {
            if (settled(block)) {
                fail(path, expiry(block));
            }
            return;
        }
        Progress progress = walker.inOrder(block.steps());
        if (!(progress instanceof Progress.Pending)) {
            draft.cancelTimers(timer ->
                    timer.purpose() == OpenTimer.Purpose.BLOCK && timer.path().equals(path));
        }
        finish(path, progress, new TreeMap<>());
    }

    private static Failure expiry(PlanStep.Block block) {
        return Failure.of(
                "block-timed-out",
                FailureKind.LIMIT,
                block.common().title() + ": not done within "
                        + DurationText.write(block.timeout().orElseThrow()));
    }

    void begin(PlanStep.Choose choose) {
        Values values = Values.of(draft);
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
        String path = choose.common().path();
        draft.steps.put(path, draft.known(path).withBranch(taken));
    }

    void resume(PlanStep.Choose choose) {
        String path = choose.common().path();
        int taken = draft.known(path).branch().orElseThrow();
        if (taken == NONE) {
            finish(path, Progress.DONE, new TreeMap<>());
            return;
        }
        PlanStep.Branch branch = choose.branches().get(taken);
        Progress progress = walker.inOrder(branch.steps());
        boolean done = progress instanceof Progress.Done;
        finish(path, progress, done ? outputs(choose, branch) : new TreeMap<>());
    }

    /** Read back at once: an output that lacks a field fails the choose, and not a step that uses it. */
    private SortedMap<String, Object> outputs(PlanStep.Choose choose, PlanStep.Branch branch) {
        SortedMap<String, Object> json = Values.of(draft).json(branch.outputs());
        Object unused = ValueCodec.decode(choose.output(), json);
        return json;
    }

    private void finish(String path, Progress progress, SortedMap<String, Object> output) {
        StepState state = draft.known(path);
        switch (progress) {
            case Progress.Done done -> draft.steps.put(path, state.ended(Status.DONE, draft.now, output));
            case Progress.Failed failed -> fail(path, failed.failure());
            case Progress.Pending pending -> {}
        }
    }

    private void fail(String path, Failure failure) {
        Status status = failure.kind() == FailureKind.UNKNOWN ? Status.UNKNOWN : Status.FAILED;
        StepState state = draft.known(path);
        draft.steps.put(path, state.failed(status, draft.now, failure, false));
    }

    /** Stops what is open inside a step; whether all of it has ended. */
    private boolean settled(PlanStep step) {
        Set<String> inside = new TreeSet<>();
        PlanSteps.within(step).forEach(each -> inside.add(each.common().path()));
        return new Ending(draft).settled(inside);
    }
}
