package io.drillbook.workflows.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.drillbook.runbooks.call.ActTrace;
import io.drillbook.runbooks.call.ActionResult;
import io.drillbook.runbooks.call.CastVote;
import io.drillbook.runbooks.call.Failure;
import io.drillbook.runbooks.call.FailureKind;
import io.drillbook.runbooks.call.LockAnswer;
import io.drillbook.runbooks.call.Outcome;
import io.drillbook.runbooks.call.PauseAsk;
import io.drillbook.runbooks.call.PreviewAsk;
import io.drillbook.runbooks.call.PreviewLines;
import io.drillbook.runbooks.call.Question;
import io.drillbook.runbooks.call.RecordStored;
import io.drillbook.runbooks.call.RunRecord;
import io.drillbook.runbooks.call.SignatureVerdicts;
import io.drillbook.runbooks.call.Signer;
import io.drillbook.runbooks.call.StepDecision;
import io.drillbook.runbooks.call.SystemAction;
import io.drillbook.runbooks.call.VoteAsk;
import io.drillbook.runbooks.call.VoteStatement;
import io.drillbook.runbooks.expression.Evaluator;
import io.drillbook.runbooks.json.Json;
import io.drillbook.runbooks.plan.Plan;
import io.drillbook.workflows.interpreter.RunCommand.CancelCall;
import io.drillbook.workflows.interpreter.RunCommand.CancelTimer;
import io.drillbook.workflows.interpreter.RunCommand.Finish;
import io.drillbook.workflows.interpreter.RunCommand.RunAction;
import io.drillbook.workflows.interpreter.RunCommand.RunSystem;
import io.drillbook.workflows.interpreter.RunCommand.ShowPhase;
import io.drillbook.workflows.interpreter.RunCommand.StartTimer;
import io.drillbook.workflows.interpreter.state.Ballots;
import io.drillbook.workflows.interpreter.state.RunState;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Plays the world to the interpreter. After every event the state goes through JSON, and the same event must give the
 * same commands again.
 */
final class RunDriver {
    private static final Evaluator EVALUATOR = new Evaluator();

    final Plan plan;
    final Interpreter interpreter = new Interpreter(EVALUATOR);
    RunState state = RunState.initial();
    Instant now = Plans.START;
    final Map<String, RunCommand> open = new LinkedHashMap<>();
    final Map<String, StartTimer> timers = new LinkedHashMap<>();
    final List<String> begun = new ArrayList<>();
    final List<String> asked = new ArrayList<>();
    final List<Question> questions = new ArrayList<>();
    /** Keys of acts that did something, or may have: kept apart from what the interpreter makes of it. */
    final Set<String> touched = new TreeSet<>();

    Optional<Finish> finish = Optional.empty();
    Optional<RunRecord> record = Optional.empty();

    private final StepTree tree;
    private boolean json = true;

    RunDriver(Plan plan) {
        this.plan = plan;
        this.tree = new StepTree(plan.definition());
    }

    /** For long runs: the state is not written out and read back. */
    RunDriver withoutJson() {
        json = false;
        return this;
    }

    /** A run whose entry is stored and, when it wants one, whose lock is granted: its first step is open. */
    static RunDriver running(Plan plan) {
        RunDriver driver = new RunDriver(plan).start();
        driver.done("system/open@1");
        if (plan.definition().guard().lock().isPresent()) {
            driver.granted("system/acquire@1", 7);
        }
        return driver;
    }

    RunDriver start() {
        return apply(new RunEvent.Started(now, Plans.beginning(plan)));
    }

    RunDriver apply(RunEvent event) {
        assertThat(finish).as("nothing comes after the end").isEmpty();
        if (!json) {
            Advance advance = interpreter.advance(plan, tree, state, event);
            state = advance.state();
            advance.commands().forEach(this::carryOut);
            return this;
        }
        Advance advance = interpreter.advance(plan, state, event);
        Advance again = interpreter.advance(plan, throughJson(state), event);
        assertThat(again.commands()).isEqualTo(advance.commands());
        assertThat(again.state()).isEqualTo(advance.state());
        state = throughJson(advance.state());
        assertThat(state).isEqualTo(advance.state());
        advance.commands().forEach(this::carryOut);
        return this;
    }

    private static RunState throughJson(RunState state) {
        try {
            return Json.mapper().readValue(Json.mapper().writeValueAsString(state), RunState.class);
        } catch (JsonProcessingException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void carryOut(RunCommand command) {
        switch (command) {
            case RunAction action -> {
                assertThat(action.timeout()).isPositive();
                assertThat(open.put(action.callId(), action)).isNull();
                begun.add(action.callId());
            }
            case RunSystem system -> {
                assertThat(open.put(system.callId(), system)).isNull();
                begun.add(system.callId());
                if (system.input() instanceof RunRecord made) {
                    record = Optional.of(made);
                }
            }
            case CancelCall cancel -> {
                assertThat(open).containsKey(cancel.callId());
                asked.add(cancel.callId());
            }
            case StartTimer timer ->
                assertThat(timers.put(timer.timerId(), timer)).isNull();
            case CancelTimer cancel ->
                assertThat(timers.remove(cancel.timerId())).isNotNull();
            case ShowPhase phase -> {}
            case RunCommand.AskPeople people -> questions.add(people.question());
            case Finish end -> {
                assertThat(finish).as("ends once").isEmpty();
                finish = Optional.of(end);
            }
        }
    }

    RunDriver after(Duration duration) {
        now = now.plus(duration);
        return this;
    }

    /** The call succeeds, with nothing in its output. */
    RunDriver done(String callId) {
        return done(callId, new TreeMap<>());
    }

    RunDriver done(String callId, SortedMap<String, Object> output) {
        RunCommand command = close(callId);
        if (command instanceof RunSystem system) {
            boolean record = system.activity().equals(SystemAction.RECORD);
            return apply(new RunEvent.SystemSucceeded(
                    now,
                    callId,
                    record ? Optional.of(new RecordStored("evidence", "here", "digest")) : Optional.empty()));
        }
        touched.add(path(callId));
        return apply(new RunEvent.ActionSucceeded(
                now, callId, new ActionResult(output, false, List.of("ran " + callId), 1, "", "")));
    }

    RunDriver found(String callId) {
        close(callId);
        touched.add(path(callId));
        return apply(new RunEvent.ActionSucceeded(
                now, callId, new ActionResult(new TreeMap<>(), true, List.of(), 1, "", "")));
    }

    RunDriver failed(String callId, FailureKind kind) {
        return failed(callId, kind, true);
    }

    RunDriver failed(String callId, FailureKind kind, boolean begun) {
        close(callId);
        if (begun) {
            touched.add(path(callId));
        }
        return apply(new RunEvent.CallFailed(now, callId, Failure.of("test-failure", kind, "as planned"), begun));
    }

    /** The call fails, and leaves something for the record. */
    RunDriver failed(String callId, FailureKind kind, ActTrace trace) {
        close(callId);
        return apply(new RunEvent.CallFailed(
                now, callId, Failure.of("test-failure", kind, "as planned"), true, Optional.of(trace)));
    }

    /** The call succeeds, and leaves something for the record. */
    RunDriver done(String callId, ActTrace trace) {
        close(callId);
        return apply(new RunEvent.ActionSucceeded(
                now, callId, new ActionResult(new TreeMap<>(), false, List.of(), 1, "", "", Optional.of(trace))));
    }

    RunDriver lost(String callId) {
        close(callId);
        touched.add(path(callId));
        return apply(new RunEvent.CallLost(now, callId, "no heartbeat"));
    }

    RunDriver timedOut(String callId) {
        close(callId);
        touched.add(path(callId));
        return apply(new RunEvent.CallTimedOut(now, callId));
    }

    RunDriver cancelled(String callId) {
        close(callId);
        touched.add(path(callId));
        return apply(new RunEvent.CallCancelled(now, callId));
    }

    private static String path(String callId) {
        return callId.substring(0, callId.lastIndexOf('@'));
    }

    RunDriver granted(String callId, long token) {
        return answered(callId, LockAnswer.State.GRANTED, Optional.of(token), Optional.empty());
    }

    RunDriver queued(String callId) {
        return answered(callId, LockAnswer.State.QUEUED, Optional.empty(), Optional.of(1));
    }

    RunDriver refused(String callId) {
        return answered(callId, LockAnswer.State.REFUSED, Optional.empty(), Optional.empty());
    }

    private RunDriver answered(
            String callId, LockAnswer.State answer, Optional<Long> token, Optional<Integer> position) {
        close(callId);
        return apply(new RunEvent.LockAnswered(
                now, Optional.of(callId), new LockAnswer(answer, token, position, "held by backup-3")));
    }

    RunDriver signalled(long token) {
        return apply(new RunEvent.LockAnswered(
                now,
                Optional.empty(),
                new LockAnswer(LockAnswer.State.GRANTED, Optional.of(token), Optional.empty(), "yours")));
    }

    RunDriver fires(String timerId) {
        StartTimer timer = timers.remove(timerId);
        assertThat(timer).as("open timer " + timerId + " of " + timers.keySet()).isNotNull();
        return apply(new RunEvent.TimerFired(now, timerId));
    }

    RunDriver cancel() {
        return apply(new RunEvent.CancelRequested(now, "ann", "wrong cluster"));
    }

    RunDriver pause(boolean pause) {
        return apply(new RunEvent.PauseAsked(now, new PauseAsk("ann", "lunch", pause)));
    }

    RunDriver decide(StepDecision.Choice choice, Optional<String> step) {
        return apply(new RunEvent.StepDecided(now, new StepDecision(step, choice, "ann", "I know better")));
    }

    /** An open action. */
    RunAction action(String callId) {
        return (RunAction) Objects.requireNonNull(open.get(callId));
    }

    /** How long an open timer runs. */
    Duration timer(String timerId) {
        return Objects.requireNonNull(timers.get(timerId)).duration();
    }

    /** The question that was asked last. */
    Question question() {
        return questions.getLast();
    }

    /** A vote of somebody whose signature is good, on a question. */
    CastVote vote(Question question, String decision, String voter, String... groups) {
        return says(VoteStatement.on(question, decision, voter, VoteStatement.NONE, ""), groups);
    }

    /** A statement that is signed by whom it names. */
    CastVote says(VoteStatement statement, String... groups) {
        Signer signer = new Signer(statement.voter(), "SHA256:test", List.of(groups));
        return signed(
                new VoteAsk(Optional.of(statement.text()), Optional.of("armoured")),
                new SignatureVerdicts.Item(Optional.of(signer), "good"));
    }

    /** A vote whose signature is found to be this. */
    CastVote signed(VoteAsk ask, SignatureVerdicts.Item verdict) {
        int number = votes().size();
        String id = "vote-" + number;
        apply(new RunEvent.VoteCast(now, id, ask));
        String callId = "system/vote/" + number + "@1";
        if (open.containsKey(callId)) {
            close(callId);
            apply(new RunEvent.SignaturesChecked(now, callId, new SignatureVerdicts(List.of(verdict))));
        }
        return Votes.decided(state, id).orElseThrow();
    }

    List<CastVote> votes() {
        return state.ballots().map(Ballots::votes).orElse(List.of());
    }

    /** The commands of the steps in a consent are known: for each act asked about, these. */
    RunDriver previewed(String callId, String... commands) {
        RunSystem system = (RunSystem) close(callId);
        SortedMap<String, List<String>> lines = new TreeMap<>();
        ((PreviewAsk) system.input()).acts().forEach(act -> lines.put(act.path(), List.of(commands)));
        return apply(new RunEvent.Previewed(now, callId, new PreviewLines(lines)));
    }

    private RunCommand close(String callId) {
        assertThat(open).as("open calls").containsKey(callId);
        return Objects.requireNonNull(open.remove(callId));
    }

    /** Release and record succeed. */
    RunDriver toEnd() {
        while (finish.isEmpty()) {
            assertThat(open.keySet()).as("only what ends a run is open").allMatch(id -> id.startsWith("system/re"));
            done(open.keySet().iterator().next());
        }
        return this;
    }

    void endsAs(Outcome outcome, String code) {
        assertThat(finish).isPresent();
        assertThat(finish.orElseThrow().failure().map(Failure::code).orElse("")).isEqualTo(code);
        assertThat(finish.orElseThrow().outcome()).isEqualTo(outcome);
        assertThat(record.orElseThrow().outcome()).isEqualTo(outcome);
        assertThat(record.orElseThrow().failure())
                .isEqualTo(finish.orElseThrow().failure());
    }
}
