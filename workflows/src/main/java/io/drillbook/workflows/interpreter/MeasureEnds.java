package io.drillbook.workflows.interpreter;

import io.drillbook.runbooks.call.CheckResult;
import io.drillbook.runbooks.call.Failure;
import io.drillbook.runbooks.call.FailureKind;
import io.drillbook.runbooks.call.Finding;
import io.drillbook.runbooks.call.Verdict;
import io.drillbook.runbooks.json.ValueCodec;
import io.drillbook.runbooks.plan.PlanStep;
import io.drillbook.workflows.interpreter.state.OpenTimer;
import io.drillbook.workflows.interpreter.state.Status;
import io.drillbook.workflows.interpreter.state.StepCheck;
import io.drillbook.workflows.interpreter.state.StepState;
import io.drillbook.workflows.interpreter.state.Verdicts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How a measurement ends, whoever ends it: the figures are taken, at once when the steps did not end well, and what still
 * measures without figures is stopped. Measurements stand in no loop, so a path is a key.
 */
final class MeasureEnds {
    /** What expressions of the parts call what the first part gave. */
    static final String BEGUN = "begun";

    /** What is cut short is not waited for longer. */
    static final Duration CUT_SHORT_LIMIT = Duration.ofMinutes(2);

    /** As a branch of the scope's state: its steps are over, all of them done. */
    private static final int WHOLE = 0;

    /** The same, not all of them done. */
    private static final int CUT_SHORT = 1;

    private final Draft draft;

    MeasureEnds(Draft draft) {
        this.draft = draft;
    }

    /** Whether the steps of a measurement are over. */
    boolean closing(String key) {
        return draft.known(key).branch().isPresent();
    }

    /** The steps are over: done, or failed with this. */
    void close(String key, Progress progress) {
        StepState state = draft.known(key);
        if (progress instanceof Progress.Failed failed) {
            SortedMap<String, Object> first = new TreeMap<>();
            first.put(Scopes.FAILED_STEP, failed.step());
            draft.steps.put(
                    key, state.withBranch(CUT_SHORT).failing(failed.failure()).with(first));
        } else {
            draft.steps.put(key, state.withBranch(WHOLE));
        }
    }

    /** Ends a measurement around which all is to end; whether nothing of it is open any more. */
    boolean settled(PlanStep.Measure measure) {
        String key = measure.common().path();
        Optional<StepState> state =
                draft.step(key).filter(known -> !known.status().finished());
        if (state.isEmpty()) {
            return true;
        }
        if (!closing(key)) {
            draft.steps.put(key, state.get().withBranch(CUT_SHORT));
        }
        return over(measure, key);
    }

    /** Takes the figures and stops what still measures; whether nothing of it is open any more. */
    boolean over(PlanStep.Measure measure, String key) {
        if (!lookOver(measure)) {
            return false;
        }
        String own = measure.end().common().path();
        if (draft.step(own).isEmpty() && hasFigures(measure)) {
            if (draft.draining) {
                return false;
            }
            end(measure, own, cutShort(draft, own));
        }
        Optional<StepState> end = draft.step(own);
        if (end.filter(state -> !state.status().finished()).isPresent()) {
            return false;
        }
        boolean ended = end.filter(state -> state.status() == Status.DONE).isPresent();
        return new Undoing(draft, new Acts(draft))
                .early(measure.begin().common().path(), ended);
    }

    /** Before a step inside has begun there is nothing to count. */
    private boolean hasFigures(PlanStep.Measure measure) {
        return draft.step(measure.begin().common().path())
                        .filter(state -> state.status() == Status.DONE)
                        .isPresent()
                && measure.steps().stream()
                        .anyMatch(step -> draft.step(step.common().path()).isPresent());
    }

    private void end(PlanStep.Measure measure, String own, boolean cutShort) {
        try {
            Place place = place(measure).with(BEGUN, begun(measure)).with("cut_short", cutShort);
            Acts acts = new Acts(draft);
            acts.begin(
                    acts.spec(own), Values.of(draft, place).json(measure.end().with()));
        } catch (RuntimeException | StackOverflowError thrown) {
            StepState state = draft.step(own).orElseGet(() -> StepState.begin(draft.now, draft.undo.size()));
            draft.steps.put(own, state.failed(Status.FAILED, draft.now, Faults.of(thrown), false));
        }
    }

    /** Where a measurement stands: in no loop, perhaps in a called runbook. */
    private Place place(PlanStep.Measure measure) {
        return draft.tree.around(measure.common().path()).stream()
                .filter(PlanStep.Call.class::isInstance)
                .reduce((outer, inner) -> inner)
                .map(call -> Place.inside(call.common().path()))
                .orElse(Place.TOP);
    }

    /** What the first part gave, in run-time form. */
    Object begun(PlanStep.Measure measure) {
        StepState state = draft.known(measure.begin().common().path());
        return ValueCodec.decodeKnown(measure.begin().output(), state.output());
    }

    /** Ends the looks; whether none is open any more. What the last good one gave stays. */
    private boolean lookOver(PlanStep.Measure measure) {
        Optional<String> own =
                measure.watch().map(watch -> watch.look().common().path());
        Optional<StepState> look = own.flatMap(draft::step);
        if (look.isEmpty()) {
            return true;
        }
        String path = own.get();
        draft.cancelTimers(timer ->
                timer.purpose() == OpenTimer.Purpose.RETRY && timer.path().equals(path));
        draft.cancelCalls(path::equals);
        if (draft.openCalls(path::equals)) {
            return false;
        }
        StepState state = look.get();
        if (state.position() > 0 && state.status() != Status.DONE) {
            draft.steps.put(path, state.ended(Status.DONE, draft.now, state.output()));
        } else if (state.position() == 0 && state.status() != Status.UNKNOWN) {
            Failure why = state.failure()
                    .orElseGet(() -> Failure.of("not-looked", FailureKind.UNKNOWN, "no look came to its end"));
            draft.steps.put(path, state.failed(Status.UNKNOWN, draft.now, why, false));
            neverLooked(measure.watch().get(), path, why);
        }
        return true;
    }

    /** That the condition did not hold was seen by nobody. */
    private void neverLooked(PlanStep.Watch watch, String path, Failure why) {
        List<StepCheck> checks = new ArrayList<>(draft.verdicts.checks());
        checks.add(new StepCheck(
                path,
                new CheckResult(
                        "abort_when",
                        "watch",
                        watch.look().action() + " beside the steps",
                        "`" + watch.abortWhen() + "` is never true",
                        "no look gave anything: " + why.code() + ", " + why.message(),
                        Verdict.UNKNOWN,
                        Duration.ZERO)));
        draft.verdicts = new Verdicts(checks, draft.verdicts.measurements(), draft.verdicts.findings());
    }

    /** Looks that failed are one finding of the run, with their number and the last failure. */
    void noteFailedLook(PlanStep.Measure measure, String look, Failure why) {
        int failed = draft.known(look).act().failures();
        String begin = measure.common().title() + ": ";
        List<Finding> findings = new ArrayList<>(draft.verdicts.findings());
        findings.removeIf(
                each -> each.code().equals("look-failed") && each.message().startsWith(begin));
        findings.add(new Finding(
                "look-failed",
                "serious",
                begin + failed + " of " + draft.known(look).act().attempts()
                        + " looks failed, so that nothing would have ended the steps then; the last: " + why.code()
                        + ", " + why.message(),
                why.hint().orElse("Look whether what is looked at answers in time.")));
        draft.verdicts = new Verdicts(draft.verdicts.checks(), draft.verdicts.measurements(), findings);
    }

    /** Whether this act takes figures without waiting: it is not asked to stop with the steps. */
    static boolean cutShort(Draft draft, String path) {
        return path.endsWith(PlanStep.Measure.END)
                && draft.step(path.substring(0, path.length() - PlanStep.Measure.END.length()))
                        .flatMap(StepState::branch)
                        .filter(branch -> branch == CUT_SHORT)
                        .isPresent();
    }

    /** Whether a step is no step of the runbook's text but a part of a measurement. */
    static boolean isPart(String path) {
        return path.endsWith(PlanStep.Measure.BEGIN)
                || path.endsWith(PlanStep.Measure.LOOK)
                || path.endsWith(PlanStep.Measure.END);
    }

    /** Whether an act belongs to the end of a measurement, which goes on when all around it ends. */
    static boolean closes(Draft draft, String path) {
        return path.endsWith(PlanStep.Measure.BEGIN + "/undo") || cutShort(draft, path);
    }
}
