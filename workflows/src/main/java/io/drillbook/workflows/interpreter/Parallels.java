package io.drillbook.workflows.interpreter;

import io.drillbook.runbooks.call.Failure;
import io.drillbook.runbooks.json.ValueCodec;
import io.drillbook.runbooks.plan.PlanStep;
import io.drillbook.workflows.interpreter.state.Status;
import io.drillbook.workflows.interpreter.state.StepState;
import java.util.SortedMap;
import java.util.TreeMap;

/** Branches side by side. The first failure stops the others: each act in hand ends first. */
final class Parallels {
    private final Draft draft;
    private final Walker walker;
    private final Scopes scopes;

    Parallels(Draft draft, Walker walker) {
        this.draft = draft;
        this.walker = walker;
        this.scopes = new Scopes(draft, walker);
    }

    void begin(PlanStep.Parallel parallel, Place place) {
        scopes.limit(parallel, parallel.timeout(), place);
        for (int index = 0; index < parallel.branches().size(); index++) {
            draft.steps.put(branch(parallel, index, place), StepState.begin(draft.now, draft.undo.size()));
        }
    }

    void resume(PlanStep.Parallel parallel, Place place) {
        String key = place.key(parallel);
        boolean open = false;
        for (int index = 0; index < parallel.branches().size() && !draft.ending.contains(key); index++) {
            open |= !goOn(parallel, index, place);
        }
        if (draft.ending.contains(key)) {
            end(parallel, key);
        } else if (!open) {
            scopes.stopClock(key);
            scopes.finish(key, Progress.DONE, outputs(parallel, place));
        }
    }

    /** Whether a branch is done. */
    private boolean goOn(PlanStep.Parallel parallel, int index, Place place) {
        String owner = branch(parallel, index, place);
        if (draft.known(owner).status().finished()) {
            return true;
        }
        PlanStep.ParallelBranch branch = parallel.branches().get(index);
        Progress progress = walker.inOrder(branch.steps(), owner, place);
        switch (progress) {
            case Progress.Done done -> {
                SortedMap<String, Object> given = Values.of(draft, place).json(branch.outputs());
                draft.steps.put(owner, draft.known(owner).ended(Status.DONE, draft.now, given));
            }
            case Progress.Failed failed -> {
                String key = place.key(parallel);
                scopes.stopClock(key);
                scopes.fail(owner, failed);
                draft.ending.add(key);
                draft.steps.put(key, draft.known(key).failing(failed.failure()).with(first(failed.step())));
            }
            case Progress.Pending pending -> {}
        }
        return progress instanceof Progress.Done;
    }

    private void end(PlanStep.Parallel parallel, String key) {
        if (new Ending(draft).settled(parallel, key)) {
            StepState state = draft.known(key);
            Failure failure = state.failure()
                    .orElseGet(() -> Scopes.expiry(parallel, parallel.timeout().orElseThrow(), key, "parallel"));
            scopes.fail(key, new Progress.Failed(failure, Scopes.failedFirst(parallel, key, state)));
        }
    }

    private SortedMap<String, Object> outputs(PlanStep.Parallel parallel, Place place) {
        SortedMap<String, Object> all = new TreeMap<>();
        for (int index = 0; index < parallel.branches().size(); index++) {
            all.putAll(draft.known(branch(parallel, index, place)).output());
        }
        Object unused = ValueCodec.decode(parallel.output(), all);
        return all;
    }

    private static SortedMap<String, Object> first(String step) {
        SortedMap<String, Object> output = new TreeMap<>();
        output.put(Scopes.FAILED_STEP, step);
        return output;
    }

    private static String branch(PlanStep.Parallel parallel, int index, Place place) {
        return place.key(parallel.common().path() + "/branch-" + index);
    }
}
