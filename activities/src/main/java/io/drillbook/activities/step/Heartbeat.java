package io.drillbook.activities.step;

import io.drillbook.activities.secret.SecretCleaner;
import io.drillbook.activities.step.ActState.Detachment;
import io.drillbook.runbooks.call.Progress;
import io.temporal.activity.ActivityExecutionContext;
import io.temporal.client.ActivityCanceledException;
import io.temporal.client.ActivityCompletionClient;
import io.temporal.client.ActivityCompletionException;
import io.temporal.client.ActivityNotExistsException;
import io.temporal.client.ActivityPausedException;
import io.temporal.client.ActivityResetException;
import io.temporal.client.ActivityWorkerShutdownException;
import io.temporal.failure.TimeoutFailure;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the server about once a second that an act lives and how far it is, and hears from it that the run asked to
 * stop. A server out of reach is no cancel: the act goes on, and is told when the server gave its place to another
 * attempt.
 */
final class Heartbeat implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Heartbeat.class);
    private static final Duration INTERVAL = Duration.ofSeconds(1);

    private final ActivityExecutionContext activity;
    private final ActState state;
    private final SecretCleaner cleaner;
    private final Thread thread;
    private boolean contactLost;

    Heartbeat(ActivityExecutionContext activity, ActState state, SecretCleaner cleaner) {
        this.activity = activity;
        this.state = state;
        this.cleaner = cleaner;
        this.thread = Thread.ofVirtual().name("heartbeat").unstarted(this::beat);
    }

    void start() {
        thread.start();
    }

    private void beat() {
        try {
            // Not at once: most acts are over before a first heartbeat would have told anybody anything.
            Thread.sleep(INTERVAL);
            while (!state.detachment().isPresent()) {
                once();
                Thread.sleep(INTERVAL);
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private void once() {
        try {
            Progress progress = cleaned(state.progress());
            if (contactLost) {
                // The library stops sending once it counted an attempt as lost; the server may still know it.
                completion().heartbeat(activity.getTaskToken(), progress);
            } else {
                activity.heartbeat(progress);
            }
        } catch (ActivityCanceledException cancelled) {
            hear(cancelled);
        } catch (ActivityWorkerShutdownException stopping) {
            state.detach(Detachment.WORKER_STOPS);
        } catch (ActivityNotExistsException | ActivityPausedException | ActivityResetException replaced) {
            state.detach(Detachment.REPLACED);
        } catch (ActivityCompletionException unreachable) {
            LOG.debug("a heartbeat did not arrive; the next one follows", unreachable);
        } catch (RuntimeException unexpected) {
            LOG.warn("a heartbeat failed; the next one follows", unexpected);
        }
    }

    private void hear(ActivityCanceledException cancelled) {
        if (cancelled.getCause() instanceof TimeoutFailure) {
            if (!contactLost) {
                LOG.warn(
                        "{}: no contact to Temporal; the act goes on",
                        activity.getInfo().getActivityType());
            }
            contactLost = true;
        } else {
            state.requestCancel();
        }
    }

    private ActivityCompletionClient completion() {
        return activity.getWorkflowClient().newActivityCompletionClient();
    }

    private Progress cleaned(Progress progress) {
        return new Progress(
                cleaner.clean(progress.text()),
                progress.done(),
                progress.total(),
                progress.unit(),
                progress.position().map(cleaner::clean),
                progress.at());
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
