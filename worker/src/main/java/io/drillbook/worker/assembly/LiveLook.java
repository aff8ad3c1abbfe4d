package io.drillbook.worker.assembly;

import io.drillbook.runbooks.action.Risk;
import io.drillbook.runbooks.call.ActionCall;
import io.drillbook.runbooks.call.ActionResult;
import io.drillbook.runbooks.call.EffectIdentity;
import io.drillbook.runbooks.call.Failure;
import io.drillbook.runbooks.call.FailureKind;
import io.drillbook.runbooks.call.RunFacts;
import io.drillbook.runbooks.call.RunIdentity;
import io.drillbook.runbooks.expression.Evaluator;
import io.drillbook.runbooks.plan.Plan;
import io.drillbook.runbooks.plan.PlanPreview;
import io.drillbook.runbooks.plan.PlanPreview.Step;
import io.drillbook.runbooks.plan.PlanStep;
import io.drillbook.runbooks.plan.PlanSteps;
import io.drillbook.worker.settings.Settings;
import io.temporal.client.ActivityClient;
import io.temporal.client.ActivityFailedException;
import io.temporal.client.StartActivityOptions;
import io.temporal.common.RetryOptions;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.TimeoutFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Looks, before a run, at what its read-only steps (R0) would find, so that a plan shows the commands it would really run.
 * Each look is an activity without a workflow: a worker does it, because only workers reach databases and hold secrets.
 */
public final class LiveLook {
    /** What may stand around a step that can be looked at; in a loop or behind a vote things will be different. */
    private static final Set<String> SEEN_THROUGH = Set.of("block", "choose", "branch", "call");

    private static final Duration HEARTBEAT = Duration.ofSeconds(10);
    private static final Duration WAIT_FOR_WORKER = Duration.ofSeconds(15);

    private final ActivityClient client;
    private final Settings settings;
    private final Consumer<String> say;

    /** @param say takes a line for each step that is looked at */
    public LiveLook(ActivityClient client, Settings settings, Consumer<String> say) {
        this.client = client;
        this.settings = settings;
        this.say = say;
    }

    /**
     * What was found.
     *
     * @param outputs of each step that was looked at, by path, in JSON form
     * @param failures why others could not be, by path
     */
    public record Found(SortedMap<String, SortedMap<String, Object>> outputs, SortedMap<String, Failure> failures) {
        /** Nothing was looked at. */
        public static Found nothing() {
            return new Found(new TreeMap<>(), new TreeMap<>());
        }
    }

    /**
     * Looks at the read-only steps before the first one that may change something, where inputs are known and conditions
     * hold. One after the other, for what one gives makes inputs of the next ones known.
     */
    public Found at(Plan plan) {
        Found found = Found.nothing();
        Evaluator evaluator = new Evaluator();
        String id = "plan/" + plan.definition().runbook() + "/" + plan.target() + "/" + UUID.randomUUID();
        Optional<Step> next = next(PlanPreview.of(plan, found.outputs(), evaluator), found);
        while (next.isPresent()) {
            look(plan, id, next.get(), found);
            next = next(PlanPreview.of(plan, found.outputs(), evaluator), found);
        }
        return found;
    }

    private static Optional<Step> next(List<Step> steps, Found found) {
        Deque<Step> around = new ArrayDeque<>();
        for (Step step : steps) {
            while (around.size() > step.depth()) {
                around.pop();
            }
            boolean reached = around.stream().allMatch(scope -> SEEN_THROUGH.contains(scope.kind()) && happens(scope));
            if (reached && canBeLookedAt(step) && !isDone(step, found)) {
                return Optional.of(step);
            }
            if (mayChange(step)) {
                return Optional.empty();
            }
            around.push(step);
        }
        return Optional.empty();
    }

    private static boolean happens(Step step) {
        boolean unconditional = step.condition().isEmpty() && !step.kind().equals("branch");
        return unconditional || step.holds().orElse(false);
    }

    private static boolean canBeLookedAt(Step step) {
        return !step.inFinally()
                && happens(step)
                && step.act()
                        .filter(act -> act.risk() == Risk.R0 && act.input().isPresent())
                        .isPresent();
    }

    /** What steps find behind this one depends on what it did. */
    private static boolean mayChange(Step step) {
        return step.holds().orElse(true)
                && step.act().filter(act -> act.risk() != Risk.R0).isPresent();
    }

    private static boolean isDone(Step step, Found found) {
        return found.outputs().containsKey(step.path()) || found.failures().containsKey(step.path());
    }

    private void look(Plan plan, String id, Step step, Found found) {
        PlanStep.Action action = PlanSteps.all(plan.definition())
                .filter(PlanStep.Action.class::isInstance)
                .map(PlanStep.Action.class::cast)
                .filter(each -> each.common().path().equals(step.path()))
                .findFirst()
                .orElseThrow();
        say.accept("looking: " + step.title());
        try {
            ActionResult result = client.execute(
                    action.action(), ActionResult.class, options(id, step, action), call(plan, id, step, action));
            found.outputs().put(step.path(), result.output());
        } catch (ActivityFailedException failed) {
            found.failures().put(step.path(), failure(failed));
        }
    }

    private StartActivityOptions options(String id, Step step, PlanStep.Action action) {
        return StartActivityOptions.newBuilder()
                .setId(id + "/" + step.path())
                .setTaskQueue(settings.taskQueue())
                .setScheduleToStartTimeout(WAIT_FOR_WORKER)
                .setStartToCloseTimeout(action.timeout())
                .setHeartbeatTimeout(HEARTBEAT)
                .setRetryOptions(RetryOptions.newBuilder().setMaximumAttempts(1).build())
                .setSummary(step.title())
                .build();
    }

    private static ActionCall call(Plan plan, String id, Step step, PlanStep.Action action) {
        return new ActionCall(
                new EffectIdentity(new RunIdentity(id, RunIdentity.PLAN), step.path(), ""),
                action.action(),
                action.signature(),
                step.title(),
                step.act().flatMap(PlanPreview.Act::input).orElseThrow(),
                Optional.empty(),
                RunFacts.of(plan, Instant.now()));
    }

    private static Failure failure(ActivityFailedException failed) {
        Throwable cause = failed.getCause();
        if (cause instanceof ApplicationFailure known && known.getDetails().getSize() > 0) {
            return known.getDetails().get(0, Failure.class);
        }
        if (cause instanceof TimeoutFailure) {
            return new Failure(
                    "look-timed-out",
                    FailureKind.UNREACHABLE,
                    "no worker looked at it in time",
                    Optional.of("does one run? `drillbook status`"));
        }
        return new Failure(
                "look-failed", FailureKind.UNREACHABLE, String.valueOf(failed.getMessage()), Optional.empty());
    }
}
