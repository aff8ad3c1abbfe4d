package io.drillbook.workflows.interpreter;

import io.drillbook.runbooks.call.CastVote;
import io.drillbook.runbooks.call.Failure;
import io.drillbook.runbooks.call.Outcome;
import io.drillbook.runbooks.call.RecordStored;
import io.drillbook.runbooks.expression.Evaluator;
import io.drillbook.runbooks.plan.Plan;
import io.drillbook.workflows.interpreter.state.Ballot;
import io.drillbook.workflows.interpreter.state.Ballots;
import io.drillbook.workflows.interpreter.state.Beginning;
import io.drillbook.workflows.interpreter.state.LockStanding;
import io.drillbook.workflows.interpreter.state.OpenCall;
import io.drillbook.workflows.interpreter.state.OpenTimer;
import io.drillbook.workflows.interpreter.state.Pause;
import io.drillbook.workflows.interpreter.state.Phase;
import io.drillbook.workflows.interpreter.state.RunState;
import io.drillbook.workflows.interpreter.state.StepState;
import io.drillbook.workflows.interpreter.state.Stop;
import io.drillbook.workflows.interpreter.state.UndoState;
import io.drillbook.workflows.interpreter.state.Verdicts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/** A run's state while one event is worked into it, and the commands that come of it. */
final class Draft {
    final Plan plan;
    final Evaluator evaluator;
    final StepTree tree;
    final Instant now;
    final List<RunCommand> commands = new ArrayList<>();

    Phase phase;
    Optional<Beginning> beginning;
    final StepStates steps;
    final List<UndoState> undo;
    final SortedMap<String, OpenCall> calls;
    final SortedMap<String, OpenTimer> timers;
    final Set<String> ending;
    LockStanding lock;
    Optional<Stop> stop;
    Optional<Failure> failure;
    final List<Failure> aftermath;
    Optional<Outcome> outcome;
    Verdicts verdicts;
    final List<String> deviations;
    SortedMap<String, Object> outputs;
    Optional<Instant> endedAt;
    Optional<RecordStored> stored;
    Optional<Pause> pause;
    boolean draining;
    final SortedMap<String, Ballot> ballots;
    final List<CastVote> votes;
    Optional<Ballots.Proven> proven;

    Draft(Plan plan, StepTree tree, Evaluator evaluator, RunState state, Instant now) {
        this.evaluator = evaluator;
        this.plan = plan;
        this.tree = tree;
        this.now = now;
        this.phase = state.phase();
        this.beginning = state.beginning();
        this.steps = new StepStates(state.steps());
        this.undo = new ArrayList<>(state.undo());
        this.calls = new TreeMap<>(state.calls());
        this.timers = new TreeMap<>(state.timers());
        this.ending = new TreeSet<>(state.ending());
        this.lock = state.lock();
        this.stop = state.stop();
        this.failure = state.failure();
        this.aftermath = new ArrayList<>(state.aftermath());
        this.outcome = state.outcome();
        this.verdicts = state.verdicts();
        this.deviations = new ArrayList<>(state.deviations());
        this.outputs = state.outputs();
        this.endedAt = state.endedAt();
        this.stored = state.stored();
        this.pause = state.pause();
        this.draining = state.draining();
        this.ballots = new TreeMap<>(state.ballots().map(Ballots::open).orElseGet(TreeMap::new));
        this.votes = new ArrayList<>(state.ballots().map(Ballots::votes).orElse(List.of()));
        this.proven = state.ballots().flatMap(Ballots::proven);
    }

    /** The state as it is now; later changes of the draft do not touch it. */
    RunState state() {
        return new RunState(
                phase,
                beginning,
                steps.all(),
                undo,
                new TreeMap<>(calls),
                new TreeMap<>(timers),
                List.copyOf(ending),
                lock,
                stop,
                failure,
                aftermath,
                outcome,
                verdicts,
                deviations,
                outputs,
                endedAt,
                stored,
                pause,
                draining,
                ballots());
    }

    private Optional<Ballots> ballots() {
        boolean none = ballots.isEmpty() && votes.isEmpty() && proven.isEmpty();
        return none ? Optional.empty() : Optional.of(new Ballots(new TreeMap<>(ballots), votes, proven));
    }

    /** The ballot of a step that asks. */
    Ballot ballot(String key) {
        return Optional.ofNullable(ballots.get(key))
                .orElseThrow(() -> new IllegalStateException("asks nobody: " + key));
    }

    Optional<StepState> step(String path) {
        return steps.find(path);
    }

    /** A step that has begun. */
    StepState known(String path) {
        return step(path).orElseThrow(() -> new IllegalStateException("has not begun: " + path));
    }

    void issue(RunCommand command) {
        commands.add(command);
    }

    /** Moves on to a phase and shows it. */
    void enter(Phase next) {
        phase = next;
        issue(new RunCommand.ShowPhase(next, outcome));
    }

    void startTimer(String id, OpenTimer.Purpose purpose, String path, Duration duration, String title) {
        timers.put(id, new OpenTimer(purpose, path, now.plus(duration)));
        issue(new RunCommand.StartTimer(id, duration, title));
    }

    void cancelTimers(Predicate<OpenTimer> which) {
        timers.entrySet().removeIf(entry -> {
            boolean cancelled = which.test(entry.getValue());
            if (cancelled) {
                issue(new RunCommand.CancelTimer(entry.getKey()));
            }
            return cancelled;
        });
    }

    /** Asks the calls of these paths to stop, each once. */
    void cancelCalls(Predicate<String> ofPath) {
        for (Map.Entry<String, OpenCall> entry : calls.entrySet()) {
            OpenCall call = entry.getValue();
            if (ofPath.test(call.path()) && !call.cancelling()) {
                entry.setValue(new OpenCall(call.path(), true));
                issue(new RunCommand.CancelCall(entry.getKey()));
            }
        }
    }

    boolean openCalls(Predicate<String> ofPath) {
        return calls.values().stream().anyMatch(call -> ofPath.test(call.path()));
    }

    /** Whether a timer for this purpose runs for a step. */
    boolean openTimer(OpenTimer.Purpose purpose, String path) {
        return timers.values().stream()
                .anyMatch(timer -> timer.purpose() == purpose && timer.path().equals(path));
    }

    /** Whether no step may begin now, nor a further attempt of one. */
    boolean halted() {
        return phase == Phase.RUNNING && ((pause.isPresent() && stop.isEmpty()) || draining);
    }

    /** Whether no further attempt of a step may begin now: a pause does not hold the {@code finally} of a called runbook. */
    boolean halted(String key) {
        return halted() && (draining || !tree.isLast(key));
    }

    /** Whether the steps are to end before their time. */
    boolean stopping() {
        return stop.isPresent() && phase.compareTo(Phase.RUNNING) <= 0;
    }
}
