package io.drillbook.workflows.interpreter;

import io.drillbook.runbooks.call.Continues;
import io.drillbook.runbooks.call.Failure;
import io.drillbook.runbooks.call.FailureKind;
import io.drillbook.runbooks.call.Resumption;
import io.drillbook.runbooks.call.TakenOver;
import io.drillbook.runbooks.plan.PlanStep;
import io.drillbook.workflows.interpreter.state.Beginning;
import io.drillbook.workflows.interpreter.state.RunState;
import io.drillbook.workflows.interpreter.state.Status;
import io.drillbook.workflows.interpreter.state.StepState;
import java.util.Optional;

/**
 * A run that takes up another one at a step: what stands before that step is passed over, what only reads is done again,
 * and whatever fails of that keeps the run from its step.
 */
final class Rechecks {
    private static final String REFUSED = "resume-refused";

    private final Draft draft;

    Rechecks(Draft draft) {
        this.draft = draft;
    }

    /** Whether a step stands as another run left it. */
    static boolean takenOver(RunState run, String path) {
        return run.beginning()
                .flatMap(Beginning::continues)
                .filter(continues -> continues.takenOver().contains(path))
                .isPresent();
    }

    /** Whether this kept a run from the step at which it was taken up. */
    static boolean refusal(Failure failure) {
        return failure.code().equals(REFUSED);
    }

    /** Puts what stands into the run. */
    void takeOver(Resumption resumption) {
        resumption.steps().forEach((path, step) -> {
            draft.steps.put(path, state(step));
            judge(path, step);
        });
        Continues continues = resumption.continues();
        draft.deviations.add("takes up " + continues.of().key() + " at " + title(continues.from()) + ", as "
                + draft.beginning.orElseThrow().starter() + " wanted");
        draft.deviations.addAll(resumption.remarks());
    }

    /** What stands is judged with the rest: a check that failed does not pass because somebody took the run up. */
    private void judge(String path, TakenOver step) {
        if (step.standing() == TakenOver.Standing.DONE
                && draft.tree.find(path).orElse(null) instanceof PlanStep.Action action) {
            draft.verdicts = Collecting.add(draft.verdicts, path, action.output(), step.output());
        }
    }

    private StepState state(TakenOver step) {
        StepState fresh = StepState.begin(draft.now, 0);
        StepState branched = step.branch().map(fresh::withBranch).orElse(fresh);
        return switch (step.standing()) {
            case OPEN -> branched;
            case DONE -> branched.ended(Status.DONE, draft.now, step.output());
            case SKIPPED -> branched.ended(Status.SKIPPED, draft.now, step.output());
        };
    }

    /** Whether the run has not yet come to the step at which it is taken up. */
    boolean going() {
        Optional<String> from = draft.beginning.flatMap(Beginning::continues).map(Continues::from);
        return from.isPresent() && draft.step(from.get()).isEmpty() && !passed(from.get());
    }

    /** Whether a condition around the step let the run pass it by. */
    private boolean passed(String from) {
        return draft.tree.around(from).stream()
                .map(step -> draft.step(step.common().path()))
                .flatMap(Optional::stream)
                .anyMatch(state -> state.status() == Status.DONE || state.status() == Status.SKIPPED);
    }

    /** Whether this failure keeps the run from its step: all but what people said to a consent around it. */
    boolean keeps(Progress.Failed failed) {
        return going() && !(draft.tree.find(failed.step()).orElse(null) instanceof PlanStep.Consent);
    }

    /** Why the steps ended: before the run came to its step, that is a refusal. */
    Failure judged(Progress.Failed failed) {
        Failure why = failed.failure();
        if (!keeps(failed) || why.kind() == FailureKind.CANCELLED) {
            return why;
        }
        String from =
                draft.beginning.flatMap(Beginning::continues).orElseThrow().from();
        return new Failure(
                REFUSED,
                FailureKind.REFUSED,
                "what must hold before " + title(from) + " was looked at again, and " + title(failed.step())
                        + " failed: " + why.code() + ", " + why.message(),
                why.hint().or(() -> Optional.of("Put that right and take the same run up again.")));
    }

    private String title(String key) {
        Optional<PlanStep> step = draft.tree.find(key);
        return "\"" + step.map(known -> Acts.title(known, key)).orElse(key) + "\"";
    }
}
