package io.drillbook.workflows.interpreter;

import io.drillbook.runbooks.call.LockAnswer;
import io.drillbook.runbooks.call.Question;
import io.drillbook.runbooks.call.RunView;
import io.drillbook.runbooks.plan.Plan;
import io.drillbook.runbooks.plan.PlanStep;
import io.drillbook.workflows.interpreter.state.Ballot;
import io.drillbook.workflows.interpreter.state.OpenTimer;
import io.drillbook.workflows.interpreter.state.Pause;
import io.drillbook.workflows.interpreter.state.Phase;
import io.drillbook.workflows.interpreter.state.RunState;
import io.drillbook.workflows.interpreter.state.Status;
import io.drillbook.workflows.interpreter.state.StepState;
import io.drillbook.workflows.interpreter.state.UndoState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** How a run stands, for people who watch it. */
public final class RunViews {
    private static final List<OpenTimer.Purpose> WAITING = List.of(OpenTimer.Purpose.WAIT, OpenTimer.Purpose.QUESTION);

    private final Plan plan;
    private final RunState state;
    private final SortedMap<String, String> activities = new TreeMap<>();
    private final List<RunView.StepView> steps = new ArrayList<>();

    private RunViews(Plan plan, RunState state, SortedMap<String, String> activityIds) {
        this.plan = plan;
        this.state = state;
        state.calls().forEach((callId, call) -> {
            String id = activityIds.get(callId);
            if (id != null) {
                activities.put(call.path(), id);
            }
        });
    }

    /** The view, without what only the run's home knows. */
    public static RunView of(Plan plan, RunState state) {
        return of(plan, state, new TreeMap<>());
    }

    /**
     * The view: system acts around the steps, undos after them, each in the order in which it comes.
     *
     * @param activityIds of open calls, by call id
     */
    public static RunView of(Plan plan, RunState state, SortedMap<String, String> activityIds) {
        return new RunViews(plan, state, activityIds).view();
    }

    private RunView view() {
        boolean locks = plan.definition().guard().lock().isPresent();
        add(SystemActs.OPEN, "Store that the run begins");
        if (locks) {
            add(SystemActs.ACQUIRE, "Get the lock of " + plan.target());
        }
        addAll(plan.definition().steps());
        for (UndoState undo : state.undo().reversed()) {
            if (state.steps().containsKey(undo.path())) {
                add(undo.path(), "Undo: " + undo.title());
            }
        }
        addAll(plan.definition().finallySteps());
        if (locks) {
            add(SystemActs.RELEASE, "Give the lock of " + plan.target() + " back");
        }
        add(SystemActs.RECORD, "Store the record");
        return new RunView(state.phase().word(), message(), state.outcome(), state.failure(), steps, state.outputs());
    }

    /** One line on what the run waits for, or empty. */
    private String message() {
        if (state.phase() == Phase.WAITING_FOR_LOCK) {
            Optional<LockAnswer> answer = state.lock().answer();
            return "waiting for the lock of " + plan.target()
                    + answer.flatMap(LockAnswer::position)
                            .map(place -> ", position " + place)
                            .orElse("")
                    + answer.map(given -> ": " + given.message()).orElse("");
        }
        if (state.phase() == Phase.RUNNING
                && state.stop().isEmpty()
                && !questions(state).isEmpty()) {
            Question first = questions(state).getFirst();
            int backers = Optional.ofNullable(
                            state.ballots().orElseThrow().open().get(first.step()))
                    .map(ballot -> ballot.backers().size())
                    .orElse(0);
            return "asks " + String.join(", ", first.groups()) + ": " + first.text()
                    + (first.answer().isPresent() ? "" : " (" + backers + " of " + first.votes() + " votes)")
                    + ", until " + first.expires();
        }
        if (state.phase() == Phase.RUNNING
                && state.stop().isEmpty()
                && !Controls.held(state).isEmpty()) {
            return "waits for a person: " + String.join(", ", Controls.held(state))
                    + " failed; skip, retry or abort it";
        }
        if (state.phase().compareTo(Phase.RUNNING) <= 0
                && state.stop().isEmpty()
                && state.pause().isPresent()) {
            Pause pause = state.pause().get();
            return "paused by " + pause.by() + (pause.reason().isBlank() ? "" : ": " + pause.reason());
        }
        boolean ending = state.stop().isPresent() && state.phase() == Phase.RUNNING;
        return ending ? "stopping: " + state.stop().get().failure().message() + "; the act in hand ends first" : "";
    }

    /** The questions that are open now. */
    public static List<Question> questions(RunState state) {
        boolean running = state.phase() == Phase.RUNNING && state.stop().isEmpty();
        return state.ballots().filter(ballots -> running).stream()
                .flatMap(ballots -> ballots.open().entrySet().stream())
                .filter(entry -> entry.getValue().standing() == Ballot.Standing.OPEN)
                .filter(entry -> Optional.ofNullable(state.steps().get(entry.getKey()))
                        .filter(step -> step.status() == Status.RUNNING)
                        .isPresent())
                .flatMap(entry -> entry.getValue().question().stream())
                .toList();
    }

    private void addAll(List<PlanStep> planned) {
        Instances.of(planned, state).forEach(each -> add(each.key(), each.title()));
    }

    private void add(String path, String title) {
        Optional<StepState> known = Optional.ofNullable(state.steps().get(path));
        steps.add(new RunView.StepView(
                path,
                title,
                word(path, known),
                Optional.ofNullable(activities.get(path)),
                known.map(StepState::startedAt).map(Instant::toString),
                known.flatMap(StepState::endedAt).map(Instant::toString),
                known.map(step -> step.act().attempts()).orElse(0),
                known.flatMap(StepState::failure)));
    }

    /** A step that pauses before its next attempt, or has a timer open, is waiting. */
    private String word(String path, Optional<StepState> known) {
        boolean waiting = known.filter(step -> step.status() == Status.RETRYING).isPresent()
                || state.timers().values().stream()
                        .anyMatch(timer -> timer.path().equals(path) && WAITING.contains(timer.purpose()));
        return waiting ? "waiting" : StepRecords.word(path, state);
    }
}
