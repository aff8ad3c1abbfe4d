package io.drillbook.workflows.interpreter;

import io.drillbook.runbooks.call.Failure;
import io.drillbook.runbooks.call.FailureKind;
import io.drillbook.runbooks.json.ValueCodec;
import io.drillbook.runbooks.plan.PlanStep;
import io.drillbook.runbooks.plan.Retry;
import io.drillbook.runbooks.type.DurationText;
import io.drillbook.workflows.interpreter.state.OpenTimer;
import io.drillbook.workflows.interpreter.state.Status;
import io.drillbook.workflows.interpreter.state.StepState;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Waits until something holds: an action looks, and looks again after a while. */
final class Polls {
    /** What a last look is given when the time is over as it begins. */
    private static final Duration LEAST = Duration.ofSeconds(10);

    private final Draft draft;

    Polls(Draft draft) {
        this.draft = draft;
    }

    /** A look that fails because something is busy or out of reach is repeated like one that finds nothing yet. */
    static ActSpec spec(PlanStep.Wait step, PlanStep.Poll poll, String key) {
        return new ActSpec(
                key,
                Acts.title(step, key),
                LEAST,
                new Retry(Integer.MAX_VALUE, poll.every(), 1, poll.every()),
                false,
                LEAST,
                new ActSpec.Target(poll.action(), poll.signature()));
    }

    void begin(PlanStep.Wait step, PlanStep.Poll poll, Place place, Duration longest) {
        String key = place.key(step);
        Acts acts = new Acts(draft);
        acts.begin(spec(step, poll, key), Values.of(draft, place).json(poll.with()));
        StepState state = draft.known(key);
        Instant until = draft.now.plus(longest.isNegative() ? Duration.ZERO : longest);
        draft.steps.put(key, state.with(state.act().afresh(Optional.of(until), Optional.empty())));
    }

    /** A look has ended: it is over, or another follows. */
    void judge(PlanStep.Wait step, PlanStep.Poll poll, Place place) {
        String key = place.key(step);
        StepState state = draft.known(key);
        Object polled = ValueCodec.decodeKnown(poll.output(), state.output());
        boolean holds = Values.of(draft, place.with("polled", polled))
                .condition(poll.until())
                .orElse(false);
        Instant limit = state.act().deadline().orElseThrow();
        if (holds) {
            draft.steps.put(key, state.ended(Status.DONE, draft.now, state.output()));
        } else if (!draft.now.isBefore(limit)) {
            throw new StepFault(new Failure(
                    "wait-timed-out",
                    FailureKind.LIMIT,
                    Acts.title(step, key) + ": not within "
                            + DurationText.write(Duration.between(state.startedAt(), limit)) + ", looked "
                            + state.act().attempts() + " times",
                    Optional.of("`" + poll.until() + "` is false")));
        } else {
            Duration left = Duration.between(draft.now, limit);
            draft.steps.put(key, state.as(Status.RETRYING));
            draft.startTimer(
                    "retry:" + key + "@" + state.act().attempts(),
                    OpenTimer.Purpose.RETRY,
                    key,
                    left.compareTo(poll.every()) < 0 ? left : poll.every(),
                    "Before the next look: " + Acts.title(step, key));
        }
    }
}
