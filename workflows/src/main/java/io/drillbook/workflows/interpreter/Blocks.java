package io.drillbook.workflows.interpreter;

import io.drillbook.runbooks.call.Failure;
import io.drillbook.runbooks.call.RunNames;
import io.drillbook.runbooks.json.ValueCodec;
import io.drillbook.runbooks.plan.PlanStep;
import io.drillbook.workflows.interpreter.state.StepState;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Blocks: steps in order as one, and what is done when one of them has failed. */
final class Blocks {
    private final Draft draft;
    private final Walker walker;
    private final Scopes scopes;

    Blocks(Draft draft, Walker walker) {
        this.draft = draft;
        this.walker = walker;
        this.scopes = new Scopes(draft, walker);
    }

    /** Goes on inside; when the block's time is over, waits for what is open inside to end and fails. */
    void resume(PlanStep.Block block, Place place) {
        String key = place.key(block);
        Optional<Integer> handler = draft.known(key).branch();
        if (handler.isPresent()) {
            recover(block, handler.get(), place);
            return;
        }
        if (draft.ending.contains(key)) {
            if (new Ending(draft).settled(block, key)) {
                Failure late = Scopes.expiry(block, block.timeout().orElseThrow(), key, "block");
                failed(block, new Progress.Failed(late, key), place);
            }
            return;
        }
        Progress progress = walker.inOrder(block.steps(), key, place);
        if (!(progress instanceof Progress.Pending)) {
            scopes.stopClock(key);
        }
        if (progress instanceof Progress.Failed failed) {
            failed(block, failed, place);
        } else {
            scopes.finish(key, progress, new TreeMap<>());
        }
    }

    private void failed(PlanStep.Block block, Progress.Failed failed, Place place) {
        String key = place.key(block);
        Optional<Integer> handler = StepTree.handler(block, failed.failure().kind());
        if (handler.isEmpty() || new Rechecks(draft).keeps(failed)) {
            scopes.fail(key, failed);
            return;
        }
        draft.ending.remove(key);
        StepState state =
                draft.known(key).failing(failed.failure()).with(error(failed)).withBranch(handler.get());
        draft.steps.put(key, state);
        recover(block, handler.get(), place);
    }

    private void recover(PlanStep.Block block, int index, Place place) {
        String key = place.key(block);
        Object error = ValueCodec.decode(RunNames.ERROR, draft.known(key).output());
        PlanStep.Handler handler = block.recover().orElseThrow().handlers().get(index);
        String owner = place.key(block.common().path() + "/recover-" + index);
        Progress progress = walker.inOrder(handler.steps(), owner, place.with("error", error));
        scopes.finish(key, progress, new TreeMap<>());
    }

    private static SortedMap<String, Object> error(Progress.Failed failed) {
        Failure failure = failed.failure();
        SortedMap<String, Object> error = new TreeMap<>();
        error.put("code", failure.code());
        error.put("kind", failure.kind().name().toLowerCase(Locale.ROOT));
        error.put("message", failure.message());
        failure.hint().ifPresent(hint -> error.put("hint", hint));
        error.put("step", failed.step());
        return error;
    }
}
