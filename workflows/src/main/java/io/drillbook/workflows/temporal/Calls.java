package io.drillbook.workflows.temporal;

import io.drillbook.runbooks.call.ActionResult;
import io.drillbook.runbooks.call.LockAnswer;
import io.drillbook.runbooks.call.PreviewLines;
import io.drillbook.runbooks.call.RecordStored;
import io.drillbook.runbooks.call.SignatureVerdicts;
import io.drillbook.runbooks.call.SystemAction;
import io.drillbook.workflows.interpreter.RunCommand;
import io.drillbook.workflows.interpreter.RunEvent;
import io.temporal.activity.ActivityCancellationType;
import io.temporal.activity.ActivityOptions;
import io.temporal.common.RetryOptions;
import io.temporal.workflow.ActivityStub;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Promise;
import io.temporal.workflow.TimerOptions;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/**
 * Open activities and timers of a run. Each lies in a detached scope of its own: a cancel of the workflow reaches none of
 * them by itself, the interpreter decides which of them end.
 */
final class Calls {
    /** So a dead worker costs seconds, and a cancel arrives in one. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(10);

    private static final Duration SHORTEST = Duration.ofSeconds(1);

    private final Consumer<RunEvent> inbox;
    private final SortedMap<String, CancellationScope> open = new TreeMap<>();
    private final SortedMap<String, String> activityIds = new TreeMap<>();

    Calls(Consumer<RunEvent> inbox) {
        this.inbox = inbox;
    }

    void run(RunCommand.RunAction command) {
        start(
                command.callId(),
                activity(command.timeout(), command.title(), once()),
                command.call().action(),
                ActionResult.class,
                command.call(),
                (now, result) -> new RunEvent.ActionSucceeded(now, command.callId(), Objects.requireNonNull(result)));
    }

    void run(RunCommand.RunSystem command) {
        String callId = command.callId();
        ActivityOptions options =
                activity(command.timeout(), command.title(), command.untilDone() ? untilDone() : once());
        switch (command.activity()) {
            case SystemAction.ACQUIRE ->
                start(
                        callId,
                        options,
                        command.activity(),
                        LockAnswer.class,
                        command.input(),
                        (now, answer) ->
                                new RunEvent.LockAnswered(now, Optional.of(callId), Objects.requireNonNull(answer)));
            case SystemAction.RECORD ->
                start(
                        callId,
                        options,
                        command.activity(),
                        RecordStored.class,
                        command.input(),
                        (now, stored) -> new RunEvent.SystemSucceeded(now, callId, Optional.ofNullable(stored)));
            case SystemAction.CHECK_SIGNATURES ->
                start(
                        callId,
                        options,
                        command.activity(),
                        SignatureVerdicts.class,
                        command.input(),
                        (now, verdicts) ->
                                new RunEvent.SignaturesChecked(now, callId, Objects.requireNonNull(verdicts)));
            case SystemAction.PREVIEW ->
                start(
                        callId,
                        options,
                        command.activity(),
                        PreviewLines.class,
                        command.input(),
                        (now, lines) -> new RunEvent.Previewed(now, callId, Objects.requireNonNull(lines)));
            default ->
                start(
                        callId,
                        options,
                        command.activity(),
                        Object.class,
                        command.input(),
                        (now, nothing) -> new RunEvent.SystemSucceeded(now, callId, Optional.empty()));
        }
    }

    void run(RunCommand.StartTimer command) {
        TimerOptions options = TimerOptions.newBuilder()
                .setSummary(Summaries.of(command.title()))
                .build();
        CancellationScope scope =
                Workflow.newDetachedCancellationScope(() -> Workflow.newTimer(command.duration(), options)
                        .handle((fired, cancelled) -> {
                            open.remove(command.timerId());
                            if (cancelled == null) {
                                inbox.accept(new RunEvent.TimerFired(Home.now(), command.timerId()));
                            }
                            return null;
                        }));
        open.put(command.timerId(), scope);
        scope.run();
    }

    /** Ids of the open activities, by call id. */
    SortedMap<String, String> activityIds() {
        return activityIds;
    }

    /** Asks an activity to stop, or ends a timer. */
    void cancel(String id) {
        CancellationScope scope = open.get(id);
        if (scope != null) {
            scope.cancel("the run asks it to stop");
        }
    }

    private <R> void start(
            String callId,
            ActivityOptions options,
            String activity,
            Class<R> result,
            Object input,
            BiFunction<Instant, R, RunEvent> success) {
        ActivityStub stub = Workflow.newUntypedActivityStub(options);
        CancellationScope scope = Workflow.newDetachedCancellationScope(() -> {
            Promise<R> promise = stub.executeAsync(activity, result, input);
            ActivityIds.takeLast().ifPresent(id -> activityIds.put(callId, id));
            promise.handle((value, failure) -> {
                open.remove(callId);
                activityIds.remove(callId);
                Instant now = Home.now();
                inbox.accept(failure == null ? success.apply(now, value) : CallEnds.of(now, callId, failure));
                return value;
            });
        });
        open.put(callId, scope);
        scope.run();
    }

    private static ActivityOptions activity(Duration timeout, String title, RetryOptions retry) {
        return ActivityOptions.newBuilder()
                .setStartToCloseTimeout(timeout.compareTo(SHORTEST) < 0 ? SHORTEST : timeout)
                .setHeartbeatTimeout(HEARTBEAT)
                .setCancellationType(ActivityCancellationType.WAIT_CANCELLATION_COMPLETED)
                .setRetryOptions(retry)
                .setSummary(Summaries.of(title))
                .build();
    }

    /** The interpreter decides on every further attempt. */
    private static RetryOptions once() {
        return RetryOptions.newBuilder().setMaximumAttempts(1).build();
    }

    /** By the server and for ever: that costs no history, and at the end of a run there is nothing else to do. */
    private static RetryOptions untilDone() {
        return RetryOptions.newBuilder()
                .setInitialInterval(Duration.ofSeconds(1))
                .setBackoffCoefficient(2)
                .setMaximumInterval(Duration.ofMinutes(1))
                .setMaximumAttempts(0)
                .build();
    }
}
