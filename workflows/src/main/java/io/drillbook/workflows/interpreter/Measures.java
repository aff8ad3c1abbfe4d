package io.drillbook.workflows.interpreter;

import io.drillbook.runbooks.call.Failure;
import io.drillbook.runbooks.call.FailureKind;
import io.drillbook.runbooks.expression.Rendering;
import io.drillbook.runbooks.json.ValueCodec;
import io.drillbook.runbooks.plan.PlanStep;
import io.drillbook.workflows.interpreter.state.OpenTimer;
import io.drillbook.workflows.interpreter.state.Status;
import io.drillbook.workflows.interpreter.state.StepState;
import java.time.Duration;
import java.util.Optional;
import java.util.TreeMap;

/** Measurements around steps: begun before them, looked at beside them, and ended after them, however they end. */
final class Measures {
    private static final Duration WHILE_DRAINING = Duration.ofSeconds(5);

    private final Draft draft;
    private final Walker walker;
    private final Scopes scopes;
    private final MeasureEnds ends;

    Measures(Draft draft, Walker walker) {
        this.draft = draft;
        this.walker = walker;
        this.scopes = new Scopes(draft, walker);
        this.ends = new MeasureEnds(draft);
    }

    void begin(PlanStep.Measure measure, Place place) {
        new Beginnings(draft, true).action(measure.begin(), place);
        scopes.limit(measure, measure.timeout(), place);
    }

    void resume(PlanStep.Measure measure, Place place) {
        String key = place.key(measure);
        if (!ends.closing(key)) {
            try {
                goOn(measure, key, place);
            } catch (RuntimeException | StackOverflowError thrown) {
                endSteps(key, Faults.of(thrown));
            }
            endEarly(measure, key);
        }
        if (ends.closing(key) && ends.over(measure, key)) {
            finish(measure, key);
        }
    }

    private void goOn(PlanStep.Measure measure, String key, Place place) {
        StepState begun = draft.known(place.key(measure.begin()));
        if (draft.ending.contains(key) || !begun.status().finished()) {
            return;
        }
        if (begun.status().bad()) {
            close(key, new Progress.Failed(begun.failure().orElseThrow(), place.key(measure.begin())));
            return;
        }
        boolean looked =
                measure.watch().isEmpty() || look(measure, measure.watch().get(), key, place);
        if (!looked || draft.ending.contains(key)) {
            return;
        }
        Progress progress = walker.inOrder(measure.steps(), key, place);
        if (!(progress instanceof Progress.Pending)) {
            close(key, progress);
        }
    }

    /** The time is over, or what was looked at says so: what is open inside ends first. */
    private void endEarly(PlanStep.Measure measure, String key) {
        if (draft.ending.contains(key) && new Ending(draft).settled(measure, key)) {
            Failure failure = draft.known(key)
                    .failure()
                    .orElseGet(() -> Scopes.expiry(measure, measure.timeout().orElseThrow(), key, "measure"));
            draft.ending.remove(key);
            close(key, new Progress.Failed(failure, key));
        }
    }

    private void close(String key, Progress progress) {
        scopes.stopClock(key);
        ends.close(key, progress);
    }

    private void endSteps(String key, Failure why) {
        draft.ending.add(key);
        draft.steps.put(key, draft.known(key).failing(why));
    }

    /** Looks again when it is time; whether the steps may go on: not before there was a first look. */
    private boolean look(PlanStep.Measure measure, PlanStep.Watch watch, String key, Place place) {
        String own = place.key(watch.look());
        Optional<StepState> state = draft.step(own);
        if (state.isEmpty()) {
            Object begun = ends.begun(measure);
            Acts acts = new Acts(draft);
            acts.begin(
                    acts.spec(own),
                    Values.of(draft, place.with(MeasureEnds.BEGUN, begun))
                            .json(watch.look().with()));
            return false;
        }
        switch (state.get().status()) {
            case RUNNING -> {
                return state.get().act().attempts() > 1;
            }
            case RETRYING -> {
                // the timer fired while the run was paused or about to go on in a new history: looks go on
                if (!draft.openTimer(OpenTimer.Purpose.RETRY, own)) {
                    Acts acts = new Acts(draft);
                    acts.open(acts.spec(own));
                }
            }
            default -> judge(measure, watch, key, own, state.get(), place);
        }
        return true;
    }

    /** A look that failed says nothing: it is noted, and the next one follows. */
    private void judge(
            PlanStep.Measure measure, PlanStep.Watch watch, String key, String own, StepState look, Place place) {
        StepState known = look;
        if (look.status() == Status.DONE) {
            known = look.at(look.position() + 1);
            try {
                Object live = ValueCodec.decodeKnown(watch.look().output(), look.output());
                boolean holds = Values.of(draft, place.with("live", live))
                        .condition(watch.abortWhen())
                        .orElse(false);
                if (holds) {
                    draft.steps.put(own, known);
                    endSteps(key, aborted(measure, watch, look, live, key));
                    return;
                }
            } catch (RuntimeException | StackOverflowError thrown) {
                known = look.failed(Status.UNKNOWN, draft.now, Faults.of(thrown), true);
            }
        }
        draft.steps.put(own, known.again());
        known.failure().ifPresent(why -> ends.noteFailedLook(measure, own, why));
        draft.startTimer(
                "retry:" + own + "@" + look.act().attempts(),
                OpenTimer.Purpose.RETRY,
                own,
                pause(watch),
                "Before the next look: " + Acts.title(measure, key));
    }

    /**
     * A history that cannot be left while an act is in hand has room for some thousand looks more: they come more rarely
     * then, so that there is room for hours.
     */
    private Duration pause(PlanStep.Watch watch) {
        return draft.draining && watch.every().compareTo(WHILE_DRAINING) < 0 ? WHILE_DRAINING : watch.every();
    }

    private static Failure aborted(
            PlanStep.Measure measure, PlanStep.Watch watch, StepState look, Object live, String key) {
        return new Failure(
                "measure-aborted",
                FailureKind.CHECK_FAILED,
                Acts.title(measure, key) + ": ended by look " + look.act().attempts() + ", `" + watch.abortWhen()
                        + "` is true",
                Optional.of("live: " + Rendering.text(Optional.of(live))));
    }

    private void finish(PlanStep.Measure measure, String key) {
        StepState state = draft.known(key);
        String last = measure.end().common().path();
        if (state.failure().isPresent()) {
            scopes.fail(key, new Progress.Failed(state.failure().get(), Scopes.failedFirst(measure, key, state)));
        } else {
            StepState end = draft.known(last);
            Progress progress = end.status() == Status.DONE
                    ? Progress.DONE
                    : new Progress.Failed(end.failure().orElseThrow(), last);
            scopes.finish(key, progress, new TreeMap<>());
        }
    }
}
