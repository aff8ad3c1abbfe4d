package io.drillbook.workflows.rehearsal;

import io.drillbook.runbooks.call.ActionResult;
import io.drillbook.runbooks.call.LockAnswer;
import io.drillbook.runbooks.call.PreviewLines;
import io.drillbook.runbooks.call.RecordStored;
import io.drillbook.runbooks.call.SignatureCheck;
import io.drillbook.runbooks.call.SystemAction;
import io.drillbook.runbooks.cases.Play;
import io.drillbook.runbooks.cases.TestCase;
import io.drillbook.workflows.interpreter.RunCommand;
import io.drillbook.workflows.interpreter.RunEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Carries the interpreter's commands out as the case says. */
final class Stage {
    private final TestCase testCase;
    private final World world;
    private final People people;
    private final SortedMap<String, Integer> attempts = new TreeMap<>();
    private Optional<RunCommand.Finish> finish = Optional.empty();

    Stage(TestCase testCase, World world) {
        this.testCase = testCase;
        this.world = world;
        this.people = new People(testCase, world);
    }

    /** How the run ended, once it has. */
    Optional<RunCommand.Finish> finish() {
        return finish;
    }

    void carryOut(RunCommand command) {
        switch (command) {
            case RunCommand.RunAction action -> act(action);
            case RunCommand.RunSystem system -> system(system);
            case RunCommand.CancelCall cancel ->
                world.plan(cancel.callId(), Duration.ZERO, now -> new RunEvent.CallCancelled(now, cancel.callId()));
            case RunCommand.StartTimer timer ->
                world.plan(timer.timerId(), timer.duration(), now -> new RunEvent.TimerFired(now, timer.timerId()));
            case RunCommand.CancelTimer cancel -> world.forget(cancel.timerId());
            case RunCommand.ShowPhase phase -> {}
            case RunCommand.AskPeople asked -> people.asked(asked.question());
            case RunCommand.Finish end -> finish = Optional.of(end);
        }
    }

    private void act(RunCommand.RunAction action) {
        String callId = action.callId();
        String path = action.call().effect().path();
        int attempt = attempts.merge(path, 1, Integer::sum) - 1;
        Play play = testCase.play(path, attempt);
        if (play.takes().compareTo(action.timeout()) > 0) {
            world.plan(callId, action.timeout(), now -> new RunEvent.CallTimedOut(now, callId));
            return;
        }
        world.plan(callId, play.takes(), now -> event(callId, play, now));
    }

    private static RunEvent event(String callId, Play play, Instant now) {
        return switch (play) {
            case Play.Gives gives ->
                new RunEvent.ActionSucceeded(
                        now,
                        callId,
                        new ActionResult(
                                gives.output(),
                                gives.alreadyDone(),
                                List.of(),
                                1,
                                now.minus(gives.takes()).toString(),
                                now.toString()));
            case Play.Fails fails -> new RunEvent.CallFailed(now, callId, fails.failure(), fails.begun());
            case Play.Lost lost -> new RunEvent.CallLost(now, callId, "as the test says");
        };
    }

    private void system(RunCommand.RunSystem system) {
        String callId = system.callId();
        world.plan(callId, Duration.ZERO, now -> switch (system.activity()) {
            case SystemAction.ACQUIRE -> new RunEvent.LockAnswered(now, Optional.of(callId), answer());
            case SystemAction.CHECK_SIGNATURES ->
                new RunEvent.SignaturesChecked(now, callId, people.verdicts((SignatureCheck) system.input()));
            case SystemAction.PREVIEW -> new RunEvent.Previewed(now, callId, new PreviewLines(new TreeMap<>()));
            case SystemAction.RECORD ->
                new RunEvent.SystemSucceeded(now, callId, Optional.of(new RecordStored("test", "nowhere", "none")));
            default -> new RunEvent.SystemSucceeded(now, callId, Optional.empty());
        });
    }

    private LockAnswer answer() {
        return switch (testCase.lock()) {
            case GRANTED ->
                new LockAnswer(LockAnswer.State.GRANTED, Optional.of(1L), Optional.empty(), "it is the run's");
            case QUEUED ->
                new LockAnswer(LockAnswer.State.QUEUED, Optional.empty(), Optional.of(1), "held by another run");
            case REFUSED ->
                new LockAnswer(LockAnswer.State.REFUSED, Optional.empty(), Optional.empty(), "held by another run");
        };
    }
}
