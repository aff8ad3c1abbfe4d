package io.drillbook.activities.step;

import com.uber.m3.tally.NoopScope;
import com.uber.m3.tally.Scope;
import io.drillbook.runbooks.call.Progress;
import io.temporal.activity.ActivityExecutionContext;
import io.temporal.activity.ActivityInfo;
import io.temporal.activity.ManualActivityCompletionClient;
import io.temporal.client.ActivityCanceledException;
import io.temporal.client.WorkflowClient;
import io.temporal.common.CancellationToken;
import java.lang.reflect.Proxy;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** An activity whose server answers each heartbeat as the test says. */
final class ScriptedActivity implements ActivityExecutionContext {
    private final List<Progress> heartbeats = new CopyOnWriteArrayList<>();
    private volatile Supplier<Optional<? extends RuntimeException>> answer = Optional::empty;

    /** From now on heartbeats fail so. */
    void answerWith(RuntimeException thrown) {
        answer = () -> Optional.of(thrown);
    }

    List<Progress> heartbeats() {
        return heartbeats;
    }

    @Override
    public <V> void heartbeat(V details) {
        heartbeats.add((Progress) details);
        Optional<? extends RuntimeException> thrown = answer.get();
        if (thrown.isPresent()) {
            throw thrown.get();
        }
    }

    @Override
    public ActivityInfo getInfo() {
        return (ActivityInfo) Proxy.newProxyInstance(
                ActivityInfo.class.getClassLoader(),
                new Class<?>[] {ActivityInfo.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getActivityType" -> "test.act";
                    case "getWorkflowId", "getRunId", "getWorkflowRunId", "getActivityId" -> "test";
                    case "getAttempt" -> 1;
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    @Override
    public <V> Optional<V> getHeartbeatDetails(Class<V> detailsClass) {
        return Optional.empty();
    }

    @Override
    public <V> Optional<V> getHeartbeatDetails(Class<V> detailsClass, Type detailsGenericType) {
        return Optional.empty();
    }

    @Override
    public <V> Optional<V> getLastHeartbeatDetails(Class<V> detailsClass) {
        return Optional.empty();
    }

    @Override
    public <V> Optional<V> getLastHeartbeatDetails(Class<V> detailsClass, Type detailsGenericType) {
        return Optional.empty();
    }

    @Override
    public byte[] getTaskToken() {
        return new byte[0];
    }

    @Override
    public @Nullable CancellationToken<ActivityCanceledException> getCancellationToken() {
        return null;
    }

    @Override
    public void doNotCompleteOnReturn() {}

    @Override
    public boolean isDoNotCompleteOnReturn() {
        return false;
    }

    @Override
    public boolean isUseLocalManualCompletion() {
        return false;
    }

    @Override
    public ManualActivityCompletionClient useLocalManualCompletion() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Scope getMetricsScope() {
        return new NoopScope();
    }

    @Override
    public WorkflowClient getWorkflowClient() {
        throw new UnsupportedOperationException("no server");
    }

    @Override
    public @Nullable Object getInstance() {
        return null;
    }
}
