package io.drillbook.activities.step;

import io.drillbook.activities.failure.ActionException;
import io.drillbook.activities.secret.SecretCleaner;
import io.drillbook.activities.step.ActFrame.Act;
import io.drillbook.activities.step.ConnectorsSource.ActConnectors;
import io.drillbook.activities.step.SystemActivity.Nothing;
import io.drillbook.runbooks.call.ActionCall;
import io.drillbook.runbooks.call.ActionResult;
import io.drillbook.runbooks.call.Failure;
import io.drillbook.runbooks.call.FailureKind;
import io.drillbook.runbooks.call.LockAnswer;
import io.drillbook.runbooks.call.LockAsk;
import io.drillbook.runbooks.call.SystemAction;
import io.drillbook.runbooks.json.CanonicalJson;
import io.temporal.activity.Activity;
import io.temporal.activity.ActivityExecutionContext;
import io.temporal.activity.ActivityInfo;
import io.temporal.activity.DynamicActivity;
import io.temporal.common.converter.DataConverterException;
import io.temporal.common.converter.EncodedValues;
import io.temporal.worker.Worker;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Serves every activity of a worker: an activity's type is its action's name. */
public final class ActionRunner implements DynamicActivity {
    /** Larger outputs belong into storage; a run's history keeps what decisions need. */
    static final int LARGEST_OUTPUT = 256 * 1024;

    private final SortedMap<String, BoundAction<?, ?>> actions = new TreeMap<>();
    private final SortedMap<String, SystemActivity<?, ?>> systemActivities = new TreeMap<>();
    private final ConnectorsSource connectors;
    private final LogStore logs;
    private final ActFrame frame = new ActFrame();
    private final HeldAgain heldAgain = new HeldAgain(this::acquire);

    /** Makes every handler. */
    public ActionRunner(
            Collection<ActionDefinition<?, ?>> definitions,
            List<? extends SystemModule> systemModules,
            ActionEnvironment environment,
            ConnectorsSource connectors,
            LogStore logs) {
        this.connectors = connectors;
        this.logs = logs;
        ActionModules.byName(List.copyOf(definitions))
                .forEach((name, definition) -> actions.put(name, new BoundAction<>(definition, environment)));
        for (SystemModule module : systemModules) {
            for (SystemActivity<?, ?> activity : module.activities(environment)) {
                if (systemActivities.put(activity.name(), activity) != null || actions.containsKey(activity.name())) {
                    throw new IllegalArgumentException("two activities are called " + activity.name());
                }
            }
        }
    }

    /** Lets a worker serve all activities by this runner. */
    public void register(Worker worker) {
        worker.registerActivitiesImplementations(this);
    }

    @Override
    public @Nullable Object execute(EncodedValues arguments) {
        ActivityExecutionContext activity = Activity.getExecutionContext();
        String name = activity.getInfo().getActivityType();
        SystemActivity<?, ?> systemActivity = systemActivities.get(name);
        if (systemActivity != null) {
            return runSystem(systemActivity, activity, arguments);
        }
        BoundAction<?, ?> action = actions.get(name);
        if (action == null) {
            throw ActFrame.application(
                    new Failure(
                            "action-unknown",
                            FailureKind.REFUSED,
                            "this worker has no action " + name,
                            Optional.of("run a worker of the version that the plan was made with")),
                    new SecretCleaner());
        }
        return runAction(action, activity, arguments);
    }

    private <I, O> @Nullable O runSystem(
            SystemActivity<I, O> systemActivity, ActivityExecutionContext activity, EncodedValues arguments) {
        ActivityInfo info = activity.getInfo();
        SecretCleaner cleaner = new SecretCleaner();
        ActState state = new ActState(systemActivity.name(), () -> {});
        String key = info.getWorkflowId() + "@" + info.getWorkflowRunId() + "/" + info.getActivityId();
        I input = argument(arguments, systemActivity.input());
        O result = frame.run(
                activity, key, state, cleaner, () -> systemActivity.handler().run(input, state));
        return result == Nothing.NOTHING ? null : result;
    }

    private ActionResult runAction(
            BoundAction<?, ?> action, ActivityExecutionContext activity, EncodedValues arguments) {
        Instant began = Instant.now();
        SecretCleaner cleaner = new SecretCleaner();
        ActionCall call = argument(arguments, ActionCall.class);
        try (ActConnectors opened = connectors.open(cleaner, call.run().target())) {
            ActState state = new ActState(call.title(), opened::cut);
            ActTraces traces = new ActTraces(logs, cleaner, call.effect().run());
            Act<ActionResult> act = () -> {
                action.checkSignature(call.signature());
                StepContext context = new StepContext(
                        heldAgain.before(call, state),
                        Math.max(call.attempt(), attempt(activity.getInfo())),
                        opened,
                        state,
                        cleaner);
                SortedMap<String, Object> said = action.run(call.input(), context);
                if (cleaner.knowsAny()) {
                    traces.count(CanonicalJson.of(said));
                    traces.count(context.notes().text());
                }
                SortedMap<String, Object> output = bounded(call, cleaner.clean(said));
                return new ActionResult(
                        output,
                        state.alreadyDone(),
                        context.notes().cleaned(),
                        context.attempt(),
                        firstStart(activity.getInfo(), began).toString(),
                        Instant.now().toString(),
                        traces.of(opened.logs()));
            };
            return frame.run(activity, call.effect().key(), state, cleaner, act, () -> traces.of(opened.logs()));
        }
    }

    private LockAnswer acquire(LockAsk ask, SystemContext context) throws ActionException, InterruptedException {
        SystemActivity<?, ?> acquire = systemActivities.get(SystemAction.ACQUIRE);
        if (acquire == null) {
            throw new ActionException(
                    "lock-unreachable",
                    FailureKind.INTERNAL,
                    "this worker has no " + SystemAction.ACQUIRE,
                    "run a worker that serves the locks too");
        }
        return (LockAnswer) handle(acquire, ask, context);
    }

    private static <I, O> O handle(SystemActivity<I, O> activity, Object input, SystemContext context)
            throws ActionException, InterruptedException {
        return activity.handler().run(activity.input().cast(input), context);
    }

    private static <T> T argument(EncodedValues arguments, Class<T> type) {
        try {
            return arguments.get(0, type);
        } catch (DataConverterException unreadable) {
            throw ActFrame.application(
                    new Failure(
                            "call-unreadable",
                            FailureKind.REFUSED,
                            "the call holds no " + type.getSimpleName() + " that this worker can read",
                            Optional.of("run a worker of the version that the plan was made with")),
                    new SecretCleaner());
        }
    }

    private static SortedMap<String, Object> bounded(ActionCall call, SortedMap<String, Object> output)
            throws ActionException {
        int bytes = CanonicalJson.of(output).getBytes(StandardCharsets.UTF_8).length;
        if (bytes > LARGEST_OUTPUT) {
            throw new ActionException(
                    "output-too-large",
                    FailureKind.LIMIT,
                    call.action() + " gave " + bytes + " bytes of output; at most " + LARGEST_OUTPUT + " are kept",
                    "narrow the step's inputs, so that it gives less");
        }
        return output;
    }

    /** The server counts from 1, the in-process test environment from 0. */
    private static int attempt(ActivityInfo info) {
        return Math.max(1, info.getAttempt());
    }

    /** A later attempt does not know when the first began; the time the server scheduled the activity comes closest. */
    private static Instant firstStart(ActivityInfo info, Instant began) {
        return attempt(info) == 1 ? began : Instant.ofEpochMilli(info.getScheduledTimestamp());
    }
}
