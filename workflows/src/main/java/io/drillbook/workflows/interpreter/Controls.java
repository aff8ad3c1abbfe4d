package io.drillbook.workflows.interpreter;

import io.drillbook.runbooks.call.PauseAsk;
import io.drillbook.runbooks.call.StepDecision;
import io.drillbook.runbooks.plan.PlanStep;
import io.drillbook.workflows.interpreter.state.OpenTimer;
import io.drillbook.workflows.interpreter.state.Pause;
import io.drillbook.workflows.interpreter.state.Phase;
import io.drillbook.workflows.interpreter.state.RunState;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What people may do to a running run besides cancelling it; each of it is a deviation in the record. */
public final class Controls {
    private final Draft draft;

    Controls(Draft draft) {
        this.draft = draft;
    }

    /** Keys of the failed steps that wait for a person. */
    public static List<String> held(RunState state) {
        return held(state.timers());
    }

    /** What a run would make of a decision, in words; empty when it would follow it. */
    public static Optional<String> refusal(StepTree steps, RunState state, StepDecision decision) {
        List<String> held = held(state);
        if (held.isEmpty()) {
            return Optional.of("no step of the run waits for a person");
        }
        List<String> meant = meant(steps, held, decision);
        if (meant.isEmpty()) {
            return Optional.of("the step " + decision.step().orElse("") + " does not wait for a person; waiting: "
                    + String.join(", ", held));
        }
        return meant.size() == 1
                ? Optional.empty()
                : Optional.of("several steps wait for a person, name one of them: " + String.join(", ", meant));
    }

    void pause(PauseAsk ask) {
        boolean inTime = draft.phase.compareTo(Phase.RUNNING) <= 0 && draft.stop.isEmpty();
        if (draft.pause.isPresent() == ask.pause()) {
            return;
        }
        draft.deviations.add((ask.pause() ? "paused by " : "resumed by ")
                + ask.by()
                + words(ask.reason())
                + (inTime ? "" : " (too late: the run was " + draft.phase.word() + ")"));
        draft.pause =
                ask.pause() && inTime ? Optional.of(new Pause(ask.by(), ask.reason(), draft.now)) : Optional.empty();
    }

    void decide(StepDecision decision) {
        List<String> meant = meant(draft.tree, held(draft.timers), decision);
        if (meant.size() != 1) {
            return;
        }
        String key = meant.getFirst();
        PlanStep step = draft.tree.find(key).orElseThrow();
        draft.cancelTimers(timer ->
                timer.purpose() == OpenTimer.Purpose.HOLD && timer.path().equals(key));
        Holds holds = new Holds(draft);
        String done = switch (decision.choice()) {
            case SKIP -> {
                holds.skip(key);
                yield "skipped";
            }
            case RETRY -> {
                holds.retry(key);
                yield "tried again";
            }
            case ABORT -> {
                holds.stands(key);
                yield "given up";
            }
        };
        draft.deviations.add("failed step " + Acts.title(step, key) + " " + done + " by " + decision.by()
                + words(decision.reason()));
    }

    private static List<String> held(Map<String, OpenTimer> timers) {
        return timers.values().stream()
                .filter(timer -> timer.purpose() == OpenTimer.Purpose.HOLD)
                .map(OpenTimer::path)
                .toList();
    }

    private static List<String> meant(StepTree steps, List<String> held, StepDecision decision) {
        if (decision.step().isEmpty()) {
            return held;
        }
        String name = decision.step().get();
        return held.stream()
                .filter(key -> key.equals(name)
                        || Keys.path(key).equals(name)
                        || steps.find(key)
                                .flatMap(step -> step.common().id())
                                .filter(name::equals)
                                .isPresent())
                .toList();
    }

    private static String words(String reason) {
        return reason.isBlank() ? "" : ": " + reason;
    }
}
