package io.drillbook.workflows.interpreter;

import io.drillbook.runbooks.plan.PlanStep;
import io.drillbook.runbooks.plan.PlanSteps;
import io.drillbook.workflows.interpreter.state.Loop;
import io.drillbook.workflows.interpreter.state.StepState;
import io.drillbook.workflows.interpreter.state.UndoState;
import io.drillbook.workflows.interpreter.state.UndoState.Standing;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Lets go of the steps of items that have ended, so that a long loop's state stays small. The first items of a run are
 * kept for the record, and more of those that failed; acts of no return always are, because undo asks for them.
 */
final class Collapse {
    private final Draft draft;

    Collapse(Draft draft) {
        this.draft = draft;
    }

    /** An item of a loop has ended. */
    void item(PlanStep.Each each, String key, int index, boolean failed) {
        Loop loop = draft.known(key).loop().orElseThrow();
        String items = Keys.inner(Keys.iteration(key), loop.key(index));
        int most = failed ? Limits.KEPT_STEPS + Limits.KEPT_FAILED_STEPS : Limits.KEPT_STEPS;
        boolean keep = draft.steps.size() < most && (failed || loop.kept().size() < Limits.KEPT_ITEMS);
        String owner = Keys.of(each.common().path() + "/each-item", items);
        int depth = draft.step(owner).map(StepState::undoDepth).orElse(0);
        draft.steps.remove(owner);
        if (!keep) {
            settleUndos(items, each, depth);
            each.steps().forEach(step -> drop(step, items));
        }
        draft.steps.put(key, draft.known(key).with(loop.ended(index, keep)));
    }

    /** What became of an act is known now, and later only whether it is to be undone. */
    private void settleUndos(String items, PlanStep.Each each, int depth) {
        for (int at = draft.undo.size() - 1; at >= depth; at--) {
            UndoState undo = draft.undo.get(at);
            boolean inside = draft.tree.inside(undo.step(), each.common().path())
                    && Keys.within(Keys.iteration(undo.step()), items);
            boolean begun =
                    draft.step(undo.step()).map(step -> step.act().begun()).orElse(true);
            if (inside && !begun && undo.standing() == Standing.REGISTERED) {
                draft.undo.set(at, undo.standing(Standing.NOTHING_TO_UNDO));
            }
        }
    }

    private void drop(PlanStep step, String items) {
        String key = Keys.of(step.common().path(), items);
        Optional<StepState> state = draft.step(key);
        if (step instanceof PlanStep.Each inner) {
            state.flatMap(StepState::loop)
                    .ifPresent(loop -> loop.kept()
                            .forEach(index ->
                                    inner.steps().forEach(child -> drop(child, Keys.inner(items, loop.key(index))))));
        } else {
            PlanSteps.within(step).forEach(child -> drop(child, items));
        }
        owners(step).forEach(path -> draft.steps.remove(Keys.of(path, items)));
        draft.ballots.remove(key);
        boolean needed = step instanceof PlanStep.Action action
                && action.noReturn()
                && state.filter(known -> known.act().begun()).isPresent();
        if (!needed) {
            draft.steps.remove(key);
        }
    }

    /** Paths of the states that hold how far the parts of a step came. */
    private static List<String> owners(PlanStep step) {
        List<String> paths = new ArrayList<>();
        switch (step) {
            case PlanStep.Parallel parallel ->
                paths.addAll(parts(step, "/branch-", parallel.branches().size()));
            case PlanStep.Block block ->
                block.recover()
                        .ifPresent(recovery -> paths.addAll(
                                parts(step, "/recover-", recovery.handlers().size())));
            case PlanStep.Call call -> paths.add(Callees.owner(call));
            default -> {}
        }
        return paths;
    }

    private static List<String> parts(PlanStep step, String name, int count) {
        List<String> paths = new ArrayList<>();
        for (int part = 0; part < count; part++) {
            paths.add(step.common().path() + name + part);
        }
        return paths;
    }
}
