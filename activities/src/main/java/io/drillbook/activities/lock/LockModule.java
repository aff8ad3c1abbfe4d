package io.drillbook.activities.lock;

import io.drillbook.activities.step.ActionEnvironment;
import io.drillbook.activities.step.SystemActivity;
import io.drillbook.activities.step.SystemActivity.Nothing;
import io.drillbook.activities.step.SystemModule;
import io.drillbook.runbooks.call.LockAsk;
import io.drillbook.runbooks.call.LockRelease;
import io.drillbook.runbooks.call.OwnerWatch;
import io.drillbook.runbooks.call.SystemAction;
import java.util.List;

/** The acts around a target's lock. */
public final class LockModule implements SystemModule {
    @Override
    public List<SystemActivity<?, ?>> activities(ActionEnvironment environment) {
        LockRequests requests = new LockRequests(environment.client());
        OwnerWatcher watcher = new OwnerWatcher(environment.client());
        return List.of(
                new SystemActivity<>(SystemAction.ACQUIRE, LockAsk.class, (ask, context) -> requests.acquire(ask)),
                new SystemActivity<>(SystemAction.RELEASE, LockRelease.class, (release, context) -> {
                    requests.release(release);
                    return Nothing.NOTHING;
                }),
                new SystemActivity<>(SystemAction.WATCH_OWNER, OwnerWatch.class, watcher::untilEnd));
    }
}
