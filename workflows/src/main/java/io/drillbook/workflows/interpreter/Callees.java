package io.drillbook.workflows.interpreter;

import io.drillbook.runbooks.call.Failure;
import io.drillbook.runbooks.call.FailureKind;
import io.drillbook.runbooks.json.ValueCodec;
import io.drillbook.runbooks.plan.CallGuard;
import io.drillbook.runbooks.plan.Definition;
import io.drillbook.runbooks.plan.PlanStep;
import io.drillbook.runbooks.problem.Problem;
import io.drillbook.workflows.interpreter.state.Status;
import io.drillbook.workflows.interpreter.state.StepState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Called runbooks: their steps in order, and however these end, their {@code finally}, which nothing stops. What they
 * changed is taken back with all else, when the run fails.
 */
final class Callees {
    /** In the output of a call that goes on: what the callee's inputs are, in JSON form. */
    static final String INPUTS = "inputs";

    /** The branch of a call whose steps have ended. */
    private static final int LAST = 0;

    private final Draft draft;
    private final Walker walker;
    private final Scopes scopes;

    Callees(Draft draft, Walker walker) {
        this.draft = draft;
        this.walker = walker;
        this.scopes = new Scopes(draft, walker);
    }

    /** Computes the inputs, and holds them and the moment against what the callee's guard says. */
    void begin(PlanStep.Call call, Place place) {
        String key = place.key(call);
        SortedMap<String, Object> inputs = Values.of(draft, place).json(call.with());
        Optional<Failure> tooLarge = Limits.tooLarge("what the call gives", "input-too-large", inputs, Limits.OUTPUT);
        if (tooLarge.isPresent()) {
            throw new StepFault(tooLarge.get());
        }
        for (Definition.Input input : call.callee().inputs()) {
            if (!input.optional() && !inputs.containsKey(input.name())) {
                throw new StepFault(
                        "value-absent",
                        FailureKind.UNKNOWN,
                        Acts.title(call, key) + ": the input \"" + input.name() + "\" of "
                                + call.callee().runbook() + " is an absent value");
            }
        }
        Gates.closed(call, draft.now).ifPresent(closed -> {
            throw new StepFault(closed);
        });
        List<Problem> refusals = CallGuard.refusals(call, inputs, draft.plan.target());
        if (!refusals.isEmpty()) {
            Problem first = refusals.getFirst();
            throw new StepFault(new Failure(first.code(), FailureKind.REFUSED, first.message(), first.hint()));
        }
        SortedMap<String, Object> known = new TreeMap<>();
        known.put(INPUTS, inputs);
        draft.steps.put(key, draft.known(key).with(known));
        scopes.limit(call, Optional.of(call.limit()), place);
    }

    void resume(PlanStep.Call call, Place place) {
        String key = place.key(call);
        if (draft.known(key).branch().isPresent()) {
            last(call, key);
        } else if (draft.ending.contains(key)) {
            if (new Ending(draft).settled(call, key)) {
                Failure late = Scopes.expiry(call, call.limit(), key, "call");
                leave(key, Optional.of(new Progress.Failed(late, key)));
                last(call, key);
            }
        } else {
            Progress progress = walker.inOrder(call.callee().steps(), key, Place.inside(key));
            if (!(progress instanceof Progress.Pending)) {
                leave(key, progress instanceof Progress.Failed failed ? Optional.of(failed) : Optional.empty());
                last(call, key);
            }
        }
    }

    /**
     * Ends a call from outside, once nothing inside it is open but its {@code finally}.
     *
     * @return whether it has ended
     */
    boolean ended(PlanStep.Call call, String key, Failure why) {
        if (draft.known(key).branch().isEmpty()) {
            scopes.stopClock(key);
            draft.ending.remove(key);
            draft.steps.put(key, draft.known(key).failing(why).withBranch(LAST));
        }
        last(call, key);
        return draft.known(key).status().finished();
    }

    /** The steps are over. */
    private void leave(String key, Optional<Progress.Failed> failed) {
        scopes.stopClock(key);
        draft.ending.remove(key);
        StepState state = draft.known(key).withBranch(LAST);
        if (failed.isPresent()) {
            SortedMap<String, Object> known = new TreeMap<>(state.output());
            known.put(Scopes.FAILED_STEP, failed.get().step());
            state = state.failing(failed.get().failure()).with(known);
        }
        draft.steps.put(key, state);
    }

    /** Goes on with {@code finally}; after it the call has ended. */
    private void last(PlanStep.Call call, String key) {
        Place inside = Place.inside(key);
        List<PlanStep> steps = call.callee().finallySteps();
        String owner = inside.key(owner(call));
        if (new Walker(draft, false).inSpite(steps, owner, inside) instanceof Progress.Pending) {
            return;
        }
        List<Progress.Failed> bad = new ArrayList<>();
        for (PlanStep step : steps) {
            String last = inside.key(step);
            StepState state = draft.known(last);
            if (state.status().bad()) {
                bad.add(new Progress.Failed(state.failure().orElseThrow(), Scopes.failedFirst(step, last, state)));
            }
        }
        finish(call, key, inside, bad);
    }

    /** A failure in {@code finally} is the call's when it has none; else it fails the run, whatever recovers from the other. */
    private void finish(PlanStep.Call call, String key, Place inside, List<Progress.Failed> bad) {
        StepState state = draft.known(key);
        if (state.failure().isPresent()) {
            bad.forEach(each -> draft.aftermath.add(each.failure()));
            if (state.output().get(Scopes.FAILED_STEP) instanceof String first) {
                scopes.fail(key, new Progress.Failed(state.failure().get(), first));
            } else {
                StepState bare = state.with(new TreeMap<>());
                draft.steps.put(key, bare.cancelled(draft.now, state.failure().get()));
            }
        } else if (!bad.isEmpty()) {
            bad.stream().skip(1).forEach(each -> draft.aftermath.add(each.failure()));
            scopes.fail(key, bad.getFirst());
        } else {
            give(call, key, inside);
        }
    }

    private void give(PlanStep.Call call, String key, Place inside) {
        try {
            SortedMap<String, Object> given =
                    Values.of(draft, inside).json(call.callee().outputs());
            Object unused = ValueCodec.decode(call.callee().output(), given);
            Optional<Failure> tooLarge =
                    Limits.tooLarge("what the call gives back", "result-too-large", given, Limits.OUTPUT);
            if (tooLarge.isPresent()) {
                throw new StepFault(tooLarge.get());
            }
            draft.steps.put(key, draft.known(key).ended(Status.DONE, draft.now, given));
        } catch (RuntimeException | StackOverflowError thrown) {
            scopes.fail(key, new Progress.Failed(Faults.of(thrown), key));
        }
    }

    /** Path of the state that holds how far the {@code finally} of a called runbook came. */
    static String owner(PlanStep.Call call) {
        return call.common().path() + "/finally";
    }
}
