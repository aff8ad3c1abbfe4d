package io.drillbook.activities.step;

import io.drillbook.activities.failure.ActionException;
import io.drillbook.activities.step.ActState.Detachment;
import io.drillbook.runbooks.call.FailureKind;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The acts of this worker. An attempt that the server gave up, while this worker was out of its reach, may still be
 * busy here: the next one makes it let go and waits for that before it acts.
 */
final class ActsInHand {
    private static final int PATIENCE_SECONDS = 30;

    private final ConcurrentHashMap<String, ActState> acts = new ConcurrentHashMap<>();

    /** @param key the effect's */
    void take(String key, ActState mine) throws ActionException, InterruptedException {
        ActState earlier = acts.put(key, mine);
        if (earlier == null) {
            return;
        }
        earlier.detach(Detachment.REPLACED);
        if (!earlier.awaitEnd(PATIENCE_SECONDS)) {
            throw new ActionException(
                    "earlier-attempt-busy",
                    FailureKind.BUSY,
                    "an earlier attempt of this act did not let go within " + PATIENCE_SECONDS + " s",
                    "look at the worker's log; the act is tried again while its step allows it");
        }
    }

    void release(String key, ActState mine) {
        acts.remove(key, mine);
    }
}
