package io.drillbook.workflows.lock;

import io.drillbook.runbooks.call.LockState;
import io.drillbook.runbooks.call.OwnerEnd;
import io.drillbook.runbooks.call.OwnerWatch;
import io.drillbook.runbooks.call.RunIdentity;
import io.drillbook.runbooks.call.SystemAction;
import io.temporal.activity.ActivityCancellationType;
import io.temporal.activity.ActivityOptions;
import io.temporal.common.RetryOptions;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** One watching activity for each run that holds a lock or waits for it. */
final class OwnerWatches {
    /** A watch ends with its run; this only bounds what a lost run id could cost. */
    private static final Duration LONGEST = Duration.ofDays(30);

    private static final Duration PAUSE = Duration.ofSeconds(30);

    private final String target;
    private final BiConsumer<RunIdentity, OwnerEnd> ended;
    private final Map<RunIdentity, CancellationScope> scopes = new LinkedHashMap<>();

    OwnerWatches(String target, BiConsumer<RunIdentity, OwnerEnd> ended) {
        this.target = target;
        this.ended = ended;
    }

    void watchExactly(LockState state) {
        Map<RunIdentity, String> wanted = new LinkedHashMap<>();
        state.holders().forEach(holder -> wanted.put(holder.owner(), holder.runId()));
        state.queue()
                .forEach(waiting ->
                        wanted.put(waiting.ask().owner(), waiting.ask().runId()));
        List<RunIdentity> known = new ArrayList<>(scopes.keySet());
        for (RunIdentity owner : known) {
            if (!wanted.containsKey(owner)) {
                CancellationScope scope = scopes.remove(owner);
                if (scope != null) {
                    scope.cancel();
                }
            }
        }
        wanted.forEach((owner, runId) -> {
            if (!scopes.containsKey(owner)) {
                watch(owner, runId);
            }
        });
    }

    private void watch(RunIdentity owner, String runId) {
        CancellationScope scope = Workflow.newCancellationScope(() -> {
            Promise<OwnerEnd> end = Async.function(() -> untilClosed(new OwnerWatch(target, owner, runId)));
            end.handle((found, failure) -> {
                // A watch that was cancelled has nothing to say: its run gave the lock back.
                if (failure == null && found.closed() && scopes.remove(owner) != null) {
                    ended.accept(owner, found);
                }
                return found;
            });
        });
        scopes.put(owner, scope);
        scope.run();
    }

    /** A watch that fails for good or comes back early is taken up again: an owner must not be lost from sight. */
    private static OwnerEnd untilClosed(OwnerWatch watch) {
        while (true) {
            try {
                OwnerEnd end = Workflow.newUntypedActivityStub(options(watch.owner()))
                        .execute(SystemAction.WATCH_OWNER, OwnerEnd.class, watch);
                if (end.closed()) {
                    return end;
                }
            } catch (ActivityFailure failed) {
                if (failed.getCause() instanceof CanceledFailure) {
                    throw failed;
                }
            }
            Workflow.sleep(PAUSE);
        }
    }

    private static ActivityOptions options(RunIdentity owner) {
        return ActivityOptions.newBuilder()
                .setStartToCloseTimeout(LONGEST)
                .setHeartbeatTimeout(Duration.ofSeconds(10))
                .setCancellationType(ActivityCancellationType.TRY_CANCEL)
                .setRetryOptions(RetryOptions.newBuilder()
                        .setInitialInterval(Duration.ofSeconds(1))
                        .setMaximumInterval(Duration.ofSeconds(10))
                        .build())
                .setSummary("watch " + summary(owner.workflowId()))
                .build();
    }

    private static String summary(String workflowId) {
        return workflowId.length() > 150 ? workflowId.substring(0, 150) : workflowId;
    }
}
